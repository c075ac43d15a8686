"""The words of the page that stand before its tables."""

HEAD = """# Small cars forecast on their first day, against what they sold

Written by `keiway validate market --write docs/science`; not to be edited. The demand model: [market_demand.md](market_demand.md). Dealers and the years
after a launch: [market_launch.md](market_launch.md). Facts: `data/market/launches.yaml`, `sales.csv`, `calibration.yaml`, `brands.csv`.

{short}

![{caption}]({folder}/{scatter})

{caption}

## What is forecast

**A launch** is a name new to the market or a dated redesign of the whole car, from {first} on, with yearly US sales in `sales.csv`. It is described by what was
known on its first day: list price of the cheapest version with destination, size, mass, power, drive, seats, dealers, the name on it. **What it sold** is the mean of its steady years: the four
calendar years after the one of its launch, before the year of its successor, without years flagged as a launch queue, supply-bound, run-out, with other models counted along, or where
sources disagree. A launch whose steady years are all flagged, or that has none, is shown and scored apart; so is an electric one. **A minicar** is shorter than {length:.2f} m or has less than {power:g} kW (75 hp); a roadster
is none.

The flags are uneven: {uneven} Neither is flagged; the table "What hangs on it" shows the sums without both, and with every flagged year counted.

## How

    steady_d = entered_d(product, market of the year before, shift_d) reach_d(dealers)
    q_d(n)   = steady_d ramp_d(n)                                     n = 1: the calendar year of the launch

    r_l = ln(sold_l / ramp of the same years) - ln(national_l) - ln(reach_l)       l: a launch; national, reach: medians of the draws without any shift
    r_l = c + s ln(national_l / {centre:,.0f}) - lambda minicar_l + epsilon electric_l + beta ln((brand_l + {added:,.0f}) / ({middle:,.0f} + {added:,.0f})) + theta two_seats_l + e_l,   e ~ N(0, sigma2 / w_l)
    (c, s, lambda, epsilon, beta, theta) | sigma2 ~ N(m0, sigma2 V0),   sigma2 ~ IG(a0, b0)       conjugate, so the posterior and the Student t it foretells are in closed form
    n_l = 1 / (1 + {within:g} (k - 1)),   w_l = n_l / ratio if a minicar, else n_l,   an = a0 + sum(n_l) / 2
    ln ratio ~ N(ln {ratio:g}, {ratio_sd:g}^2),   p(ratio | r) by the marginal likelihood of r at {grid} values of it, and every draw takes one of them
    shift_d = a draw of r for the entrant, the variance of its error less what the structural draws of launches of its kind spread already

d: draws; shift: utils that every household likes it more, so that no draw sells more than there are buyers; it is learnt in logs of sales, which is the same where the share is small. brand: what the name on the car sold here in the year before. The slope of sold on predicted is 1 + s: where the structural model's differences between cars say little it falls below one, and forecasts
move to the middle of the class. Launches of one nameplate hang together: k of them count as k n_l. What the model misses differs more from one minicar to the next than between ordinary cars. How
much more is not known beforehand, so all that the ratio of the two variances may be is gone through, each as likely as the launches make it. Precision (w) and how many observations a row is (n) are two things: a minicar says less of the coefficients, but is a whole case for sigma.

**The market is the one of the year before the launch** (vehicles sold, share of cars, electric share, gasoline), as no other was known on the first day, and it stays so: what it did later is part of the error.
Before 2011 no electric share was known, so an electric launch *teaches* in the market of its own year, though it is *forecast* in that of the year before. A launch of which the first, cut year alone is held
teaches by it, against the ramp's first year, whose spread is added to its variance.

**Blind**: for each launch every launch of its nameplate is left out of the regression and of the ramp, and every car of its nameplate, of whatever generation, out of the fleet. `earlier` also
leaves out launches of the same year and later, and what the earlier ones sold from that year on (the ramp alone knows them; its mean over whole windows is one). **Not blind**: the fleet (model year 2019, for the last launch 2022) and the literature are later than most
launches, and the flags and the list of launches are ours. The fan of a year is drawn with the ramp of all other nameplates.

Scores are in logs: the error is the middle over what was sold; CRPS = mean |x - y| - mean |x - x'| / 2 (Gneiting and Raftery 2007), smaller is better; width is the 95 over the 5 percent.

## What launches teach

{taught}

The penalty's prior has a mean of zero on purpose: the 0.8 of `priors.yaml` is the mean of the smart, the Fiat 500 and the Mirage, which are evidence here and must not count twice. With five
nameplates of minicars the penalty stays weak: say so beside every number that rests on it.

## What was changed after errors had been seen

1. On a stand-in for the demand model: minicars got a variance of their own, 2.7 times that of others, by the spread that earlier work had found between three of them.
   Last of all the launches were let decide it, as with 2.7 only half of the minicars lay in the 90 percent band (`others`): the ratio's prior has seen none of them.
2. After the first run of the demand model: what the structural draws spread already is taken off for each kind by itself, as it is far more for minicars.
3. Electric cars got a term of their own, and an electric launch meets the electric models of its year (`launches.yaml`, electric_models). The demand model had come to say 27 a year for the i-MiEV, as
   the electric sales of 2011, nearly all of one model, fell to the many of the fleet. That one point turned the slope of all gasoline cars from 0.74 to 0.65.
4. The size of the brand and two seats came in, both at once, by priors that were stated first. The reasons stood in the pages before any error was looked at: "Dealers also bring its name, service and loans; reach
   knows distance only" (market_launch.md), and two seats were nowhere among what the fleet tells (market_demand.md). But sixteen things were tried, listed below, so no single gain is a test, and the gain of the two is not
   certain. `plain` in the sums is the forecast without them.
5. With them: the market of the year before in place of that of the launch year; electric launches apart from the sums; the first year of the Fiat 500e as evidence; how many observations a minicar is (one, not 0.37).
   Before 4 and 5, of 34 launches with the i-MiEV: 94% inside, 10.4 wide, off by 1.84 (`others`); 97%, 11.0, 1.78 (`earlier`). Seven minicars: 86%, 39.5, 3.77 (`others`); 100%, 56.9, 4.16 (`earlier`).
6. The demand model changed meanwhile, each time for reasons of its own: what a body style is worth beyond size and power, the electric term, power counted for an entrant only where the fleet tells it for its rivals,
   persons weighted towards buyers of small cars, what launches taught as a utility and no factor. The bias of the neighbors went from +0.62 over +0.5 to +0.07; the median error moved between 1.84 and 1.88 (`others`), 1.75 and 1.82 (`earlier`).

{covariates}

{taken_in}

## Sums

{sums}

## What hangs on it

{hangs}
"""

BLIND_TO = """What the model cannot see in a launch: what a look is worth (the MINI and the Fiat 500 are a price class above their size), what a hybrid drive saves
and pulls with its motor (the Prius c), a name that is new here and known elsewhere (the MINI and the Fiat count as unknown brands, and are told worse for it), how much of a name goes to rental fleets, and versions above the cheapest, at whose price every launch is put here."""
