"""What happens on US roads: how safe a vehicle is, for whom, against what.

* `answer`: the door, `exposure(vehicle, ...) -> ExposureAnswer`; `report` makes its parts, `others` what it is held against.
* `table`: the facts of data/crash/exposure.yaml. `party`: a vehicle and the fleet as the model takes them; `draws`: the
  uncertain parameters.
* `crashes`: crashes drawn, stepped, told as risks and summed. `rates`: from the sums to deaths per 100 million miles.

Science: docs/science/exposure.md.
"""
