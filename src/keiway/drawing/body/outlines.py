"""Our own side views of the kinds of body, each drawn once at the size of a typical one.

Centimetres: x from the front bumper backwards, y from the road up. `warp` takes them to the sizes of a vehicle: its
bumpers, wheels, roof and hood stand where they are, what lies between keeps its share. No model is copied: an outline is
of a kind.
"""

from __future__ import annotations

import msgspec

Points = tuple[tuple[float, float], ...]


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of body. `upper` runs from the front bumper's foot over the roof to the rear one's; `lower` back below."""

    says: str  # what it is, in words
    wheels: tuple[float, float]
    tyre: float  # radius
    hood: float  # height of its leading edge
    upper: str
    lower: Points
    glass: tuple[str, ...]
    seams: tuple[str, ...] = ()
    lamps: tuple[str, ...] = ()  # at the front, then at the rear
    #: Where windscreen, roof and rear window begin and end, for the view from above: cowl, roof, roof end, tail.
    stations: tuple[float, float, float, float]
    bed: tuple[float, float] | None = None  # of a truck: behind the cab, to the tailgate
    front: str = "car"  # which face: `faces.FACES`


OUTLINES = {
    "kei wagon": Outline(
        says="tall two-box wagon", wheels=(50, 302), tyre=28, hood=84, front="box",
        upper="M7,19 Q2,22 2,34 L3,66 Q4,77 12,82 Q34,92 66,99 L107,166 Q112,175 125,177 Q205,182 297,177 Q319,176 324,165 L336,98 Q339,70 338,38 L338,25 Q337,19 335,19",
        lower=((335, 19), (7, 19)),
        glass=(
            "M80,104 L112,158 Q116,165 124,166 L176,167 L176,103Z",
            "M184,103 L184,167 L262,166 L262,103Z",
            "M270,103 L270,166 L304,164 Q311,163 313,156 L323,104Z",
        ),
        seams=("M96,28 L84,104", "M180,25 L180,168", "M266,70 L266,166", "M184,94 L328,94", "M152,92 L166,92", "M190,86 L204,86"),
        lamps=("M4,68 Q6,77 13,81 L31,88 Q30,75 20,71 Z", "M333,112 L326,112 L330,88 L337,88 Z"),
        stations=(70, 110, 306, 326),
    ),
    "kei van": Outline(
        says="cab-over van", wheels=(46, 288), tyre=27, hood=86, front="box",
        upper="M6,20 Q2,22 2,34 L4,70 Q5,82 12,89 L25,98 L52,172 Q57,184 70,186 Q200,191 312,187 Q330,186 333,174 L338,104 Q340,70 338,36 L337,26 Q336,20 330,20",
        lower=((330, 20), (6, 20)),
        glass=(
            "M38,103 L60,166 Q63,174 72,175 L132,176 L132,102Z",
            "M140,102 L140,176 L226,176 L226,102Z",
            "M234,102 L234,176 L312,174 Q319,174 320,167 L325,102Z",
        ),
        seams=("M78,32 L76,60 Q72,84 40,100", "M136,26 L136,178", "M230,66 L230,177", "M140,92 L332,92", "M110,88 L124,88", "M146,84 L160,84"),
        lamps=("M4,70 Q5,80 11,87 L23,93 Q24,78 18,74 Z", "M337,96 L331,96 L332,64 L338,64 Z"),
        stations=(25, 58, 318, 332),
    ),
    "kei truck": Outline(
        says="cab-over truck with a bed", wheels=(48, 238), tyre=27, hood=88, front="box",
        upper="M6,22 Q2,24 2,36 L4,74 Q5,84 11,91 L20,99 L43,163 Q47,174 59,176 Q86,179 110,177 Q120,176 121,166 L124,98 L124,62 L130,62 L130,142 L134,142 L134,93 L338,93 Q340,92 340,88 L340,62 L336,58",
        lower=((336, 58), (268, 58), (262, 44), (210, 44), (206, 40), (130, 40), (122, 24), (6, 22)),
        glass=("M33,104 L52,156 Q55,164 63,165 L104,167 Q111,167 112,160 L114,104Z",),
        seams=("M74,34 L76,66 Q70,90 36,102", "M117,30 L117,98", "M92,90 L106,90", "M134,85 L340,85", "M203,64 L203,85", "M271,64 L271,85", "M130,64 L338,64"),
        lamps=("M4,72 Q5,82 12,88 L22,93 Q23,79 17,75 Z", "M336,60 L328,60 L328,52 L336,52 Z"),
        stations=(20, 50, 114, 121), bed=(134, 338),
    ),
    "roadster": Outline(
        says="low two-seater", wheels=(80, 311), tyre=31, hood=62, front="low",
        upper="M10,18 Q3,22 3,34 Q4,52 16,60 Q60,76 132,86 L182,115 Q190,121 204,122 Q232,123 250,112 L286,89 Q340,87 372,80 Q387,74 388,58 L388,34 Q387,20 378,18",
        lower=((378, 18), (10, 18)),
        glass=("M154,89 L186,110 Q194,115 206,116 Q226,116 240,107 L264,90Z",),
        seams=("M150,88 L146,30", "M256,90 Q264,60 240,26", "M226,76 L242,76", "M20,60 Q80,72 150,74", "M206,117 L212,90"),
        lamps=("M10,54 Q20,64 48,68 Q46,58 30,54 Z", "M386,68 L368,72 L366,62 L388,58 Z"),
        stations=(136, 190, 236, 282),
    ),
    "hatch": Outline(
        says="two-box hatchback", wheels=(76, 330), tyre=30, hood=72, front="car",
        upper="M8,19 Q2,22 3,34 L4,54 Q6,68 20,74 Q66,88 108,95 L168,136 Q180,145 202,147 Q270,150 330,141 Q350,137 360,122 L385,92 Q392,80 392,60 L391,32 Q390,20 382,19",
        lower=((382, 19), (8, 19)),
        glass=("M130,98 L175,130 Q186,137 204,138 L224,139 L224,98Z", "M232,98 L232,139 Q296,140 326,132 Q338,128 346,116 L356,98Z"),
        seams=("M122,96 L122,30", "M228,25 L228,140", "M300,98 Q318,70 300,40", "M200,86 L214,86", "M278,86 L292,86"),
        lamps=("M8,62 Q14,72 36,78 Q38,68 26,64 Z", "M390,84 L372,92 L374,80 L391,74 Z"),
        stations=(112, 178, 326, 376),
    ),
    "sedan": Outline(
        says="three-box saloon", wheels=(94, 376), tyre=33, hood=74, front="car",
        upper="M10,19 Q3,22 3,36 L5,56 Q8,70 24,76 Q90,90 142,96 L208,135 Q222,144 248,145 Q300,146 332,138 Q346,134 394,104 Q440,101 468,96 Q480,90 481,70 L481,36 Q480,21 470,19",
        lower=((470, 19), (10, 19)),
        glass=("M168,98 L216,128 Q228,135 248,136 L262,136 L262,98Z", "M270,98 L270,136 Q306,136 328,130 Q338,126 372,102 L372,98Z"),
        seams=("M158,97 L158,30", "M266,25 L266,137", "M340,98 Q360,72 344,46", "M236,86 L250,86", "M322,86 L336,86", "M398,104 Q404,92 402,84"),
        lamps=("M9,62 Q16,74 46,80 Q48,70 32,65 Z", "M480,84 L452,90 L454,78 L481,72 Z"),
        stations=(146, 218, 322, 388),
    ),
    "SUV": Outline(
        says="sport utility vehicle", wheels=(92, 372), tyre=37, hood=96, front="tall",
        upper="M9,27 Q2,30 2,44 L4,80 Q6,94 20,99 Q84,110 130,115 L182,157 Q194,168 216,170 Q310,174 410,166 Q436,163 448,146 L470,112 Q478,96 477,76 L476,42 Q475,28 464,27",
        lower=((464, 27), (9, 27)),
        glass=(
            "M154,118 L190,150 Q200,158 216,159 L256,161 L256,117Z",
            "M264,117 L264,161 L346,160 L352,117Z",
            "M361,117 L355,160 L406,156 Q424,154 433,142 L448,118Z",
        ),
        seams=("M146,116 L146,40", "M260,33 L260,162", "M352,118 Q366,86 346,58", "M228,104 L244,104", "M318,104 L334,104", "M4,60 L22,60"),
        lamps=("M5,82 Q8,94 20,98 L44,102 Q44,90 30,85 Z", "M474,108 L454,114 L456,98 L477,92 Z"),
        stations=(134, 192, 410, 456),
    ),
    "off-roader": Outline(
        says="short square off-roader", wheels=(54, 279), tyre=34, hood=98, front="tall",
        upper="M6,34 Q2,36 2,46 L4,92 Q5,101 14,102 L102,108 L124,160 Q127,169 140,170 Q220,173 308,169 Q320,168 322,158 L329,104 L330,46 Q330,36 326,34",
        lower=((326, 34), (6, 34)),
        glass=("M116,112 L132,154 Q135,160 142,160 L206,161 L206,111Z", "M216,111 L216,161 L300,159 Q308,159 309,152 L313,111Z"),
        seams=("M108,110 L108,44", "M211,40 L211,162", "M184,100 L200,100", "M10,82 L100,84"),
        lamps=("M4,80 L4,94 L14,94 Q17,87 14,80 Z", "M328,66 L320,66 L320,52 L328,52 Z"),
        stations=(106, 132, 308, 322),
    ),
    "pickup": Outline(
        says="crew-cab pickup with a bed", wheels=(97, 466), tyre=41, hood=112, front="tall",
        upper="M8,36 Q2,38 2,50 L3,96 Q4,112 18,116 Q92,126 146,130 L188,184 Q196,193 212,195 Q280,198 346,195 Q360,194 363,184 L374,132 L374,124 L574,122 Q584,122 584,114 L582,60 Q581,46 570,44",
        lower=((570, 44), (404, 41), (384, 38), (8, 36)),
        glass=("M170,134 L196,176 Q202,184 214,185 L258,186 L258,133Z", "M267,133 L267,186 L338,184 Q348,183 350,174 L358,133Z"),
        seams=("M154,130 L150,46", "M262,42 L262,188", "M366,132 Q364,90 352,44", "M378,124 L378,50", "M234,118 L252,118", "M340,118 L354,118", "M4,74 L24,74", "M572,120 L570,70"),
        lamps=("M4,96 Q6,110 18,114 L42,118 L42,100 Z", "M583,114 L572,114 L571,90 L583,90 Z"),
        stations=(150, 200, 348, 364), bed=(380, 578),
    ),
    "single-cab pickup": Outline(
        says="pickup with one row of seats and a bed", wheels=(80, 365), tyre=35, hood=94, front="tall",
        upper="M8,32 Q2,34 2,44 L3,80 Q4,94 16,98 Q82,107 124,111 L162,156 Q169,165 184,166 Q214,168 240,166 Q252,165 254,156 L260,112 L260,106 L466,104 Q476,104 476,98 L474,54 Q473,40 464,38",
        lower=((464, 38), (300, 36), (270, 32), (8, 32)),
        glass=("M146,114 L170,150 Q175,156 186,157 L230,158 Q239,158 240,150 L244,113Z",),
        seams=("M134,112 L130,42", "M252,112 L248,38", "M264,106 L264,46", "M222,100 L238,100", "M4,62 L22,62"),
        lamps=("M4,80 Q6,92 16,96 L38,100 L38,84 Z", "M475,98 L465,98 L464,76 L475,76 Z"),
        stations=(128, 172, 240, 254), bed=(266, 470),
    ),
    "van": Outline(
        says="van with a short hood", wheels=(92, 388), tyre=33, hood=88, front="box",
        upper="M8,22 Q2,25 2,38 L4,72 Q6,86 20,91 Q60,102 88,111 L146,180 Q154,190 172,193 Q310,198 466,192 Q484,191 487,178 L496,100 Q498,70 497,40 Q496,24 486,22",
        lower=((486, 22), (8, 22)),
        glass=(
            "M112,115 L154,168 Q160,175 172,176 L214,178 L214,114Z",
            "M223,114 L223,178 L338,178 L338,114Z",
            "M347,114 L347,178 L462,175 Q470,174 471,166 L478,114Z",
        ),
        seams=("M102,114 L98,34", "M218,28 L218,180", "M342,64 L342,180", "M223,102 L488,102", "M190,100 L206,100", "M230,92 L246,92"),
        lamps=("M5,72 Q8,86 20,90 L46,98 Q46,82 32,77 Z", "M495,108 L487,108 L490,72 L497,72 Z"),
        stations=(92, 150, 470, 488),
    ),
    "city car": Outline(
        says="very short car", wheels=(42, 226), tyre=28, hood=76, front="car",
        upper="M6,20 Q2,22 2,34 L4,60 Q6,72 18,78 L60,96 L100,140 Q108,150 126,152 Q180,156 226,148 Q242,144 248,130 L263,96 Q267,80 266,58 L265,34 Q264,21 262,20",
        lower=((262, 20), (6, 20)),
        glass=("M80,100 L110,134 Q116,141 128,142 L168,143 L168,99Z", "M177,99 L177,143 L218,139 Q230,137 235,126 L245,99Z"),
        seams=("M72,98 L76,30", "M172,26 L172,144", "M144,90 L160,90"),
        lamps=("M5,62 Q8,74 18,77 L34,82 Q34,70 24,66 Z", "M265,88 L250,94 L254,78 L266,76 Z"),
        stations=(62, 106, 226, 256),
    ),
    "LSV": Outline(
        says="low-speed vehicle with open sides", wheels=(38, 218), tyre=27, hood=74, front="cart",
        upper="M5,26 Q2,28 2,38 L5,62 Q8,72 20,76 Q44,84 62,88 L98,166 L88,170 Q84,176 92,178 Q160,183 238,178 Q246,176 243,171 L234,168 L238,92 L256,80 Q260,70 259,44 Q258,30 250,28",
        lower=((250, 28), (5, 26)),
        glass=("M74,90 L106,166 L160,167 L160,92 L154,92 L146,122 Q144,127 138,126 Q133,125 134,120 L138,92 L126,84 L110,84 L104,54 L92,58 L80,86Z", "M168,167 L224,166 L231,92 L217,92 L208,122 Q206,127 200,126 Q195,125 196,120 L200,92 L168,90Z"),
        seams=("M112,76 L240,76", "M62,84 Q78,60 88,46 L190,46"),
        lamps=("M4,58 Q8,68 18,72 L30,75 Q30,63 20,60 Z", "M259,70 L250,72 L250,58 L260,58 Z"),
        stations=(62, 102, 236, 244),
    ),
}  # fmt: skip
