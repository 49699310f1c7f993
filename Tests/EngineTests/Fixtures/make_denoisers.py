"""Writes the tiny denoisers that the engine's tests run. Needs the package `onnx`; run it in this folder.

denoiser.onnx          One channel, 16 × 16, time step as one float: 0.5 x + 0.001 t.
denoiser-learned.onnx  Three channels in, six out, open batch and size, time step as integers [N]:
                       0.5 x, then the variance logits 0.1 x + 0.01 t.
denoiser-scalar.onnx   denoiser.onnx with the time step as a scalar, before the image.
denoiser-wide.onnx     denoiser.onnx that returns its channel twice.
denoiser-double.onnx   denoiser.onnx with the time step in double precision.
denoiser-log.onnx      The logarithm of x; not finite for x ≤ 0.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SIZE = 16


def constant(name, value):
    return numpy_helper.from_array(np.float32(value), name)


def save(name, nodes, inputs, output_shape, constants):
    graph = helper.make_graph(
        nodes,
        name,
        [helper.make_tensor_value_info(*given) for given in inputs],
        [helper.make_tensor_value_info("prediction", TensorProto.FLOAT, output_shape)],
        [constant(key, value) for key, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    onnx.save(model, f"{name}.onnx")


PLANE = [1, 1, SIZE, SIZE]
CONSTANTS = {"half": 0.5, "thousandth": 0.001}
IMAGE = ("image", TensorProto.FLOAT, PLANE)
HALF = helper.make_node("Mul", ["image", "half"], ["halved"])
SHIFT = helper.make_node("Mul", ["timestep", "thousandth"], ["shift"])
SUM = helper.make_node("Add", ["halved", "shift"], ["prediction"])

timestep = ("timestep", TensorProto.FLOAT, [1])
save("denoiser", [HALF, SHIFT, SUM], [IMAGE, timestep], PLANE, CONSTANTS)
scalar = ("timestep", TensorProto.FLOAT, [])
save("denoiser-scalar", [HALF, SHIFT, SUM], [scalar, IMAGE], PLANE, CONSTANTS)
double = [
    HALF,
    helper.make_node("Cast", ["timestep"], ["single"], to=TensorProto.FLOAT),
    helper.make_node("Mul", ["single", "thousandth"], ["shift"]),
    SUM,
]
wide = [
    HALF,
    SHIFT,
    helper.make_node("Add", ["halved", "shift"], ["once"]),
    helper.make_node("Concat", ["once", "once"], ["prediction"], axis=1),
]
save("denoiser-wide", wide, [IMAGE, timestep], [1, 2, SIZE, SIZE], CONSTANTS)
save("denoiser-double", double, [IMAGE, ("timestep", TensorProto.DOUBLE, [1])], PLANE, CONSTANTS)
logarithm = [
    helper.make_node("Log", ["image"], ["log"]),
    helper.make_node("Mul", ["timestep", "zero"], ["nothing"]),
    helper.make_node("Add", ["log", "nothing"], ["prediction"]),
]
save("denoiser-log", logarithm, [IMAGE, timestep], PLANE, {"zero": 0})

learned = [
    helper.make_node("Mul", ["image", "half"], ["noise"]),
    helper.make_node("Cast", ["timestep"], ["float"], to=TensorProto.FLOAT),
    helper.make_node("Mul", ["float", "hundredth"], ["scaled"]),
    helper.make_node("Unsqueeze", ["scaled", "axes"], ["shift"]),
    helper.make_node("Mul", ["image", "tenth"], ["tenths"]),
    helper.make_node("Add", ["tenths", "shift"], ["logits"]),
    helper.make_node("Concat", ["noise", "logits"], ["prediction"], axis=1),
]
graph = helper.make_graph(
    learned,
    "denoiser-learned",
    [
        helper.make_tensor_value_info("image", TensorProto.FLOAT, ["n", 3, "h", "w"]),
        helper.make_tensor_value_info("timestep", TensorProto.INT64, ["n"]),
    ],
    [helper.make_tensor_value_info("prediction", TensorProto.FLOAT, ["n", 6, "h", "w"])],
    [
        constant("half", 0.5),
        constant("tenth", 0.1),
        constant("hundredth", 0.01),
        numpy_helper.from_array(np.int64([1, 2, 3]), "axes"),
    ],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
model.ir_version = 8
onnx.checker.check_model(model)
onnx.save(model, "denoiser-learned.onnx")
