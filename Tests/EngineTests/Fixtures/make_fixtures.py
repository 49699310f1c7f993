"""Writes the tiny networks that the engine's tests run. Needs the packages `onnx` and `openvino`; run it in this folder.

thresholds.onnx  1×1 convolution, one channel in, three out: 60, x, 2x − 140 with x the input value.
                 Largest: channel 0 below 60, channel 1 up to 140, channel 2 above.
slope.onnx       Two channels out: 0, and x plus a ramp that grows to the right; not symmetric on purpose.
dynamic.onnx     thresholds.onnx with open batch, rows and columns.
batch4.onnx      thresholds.onnx with a batch of four.
colour.onnx      Three channels in, two out: 0 and the sum of the channels − 300.
rank2.onnx       Flattens its output to 1 × 4096.
double.onnx      thresholds.onnx in double precision.
half-size.onnx   thresholds.onnx after 2×2 average pooling: its output is half as large as its input.
logarithm.onnx   Two channels out: log x and 0; not finite for x ≤ 0.
timing.onnx      Any number of frames of 4×4 in, two values a frame out: the frame's mean m(t), and m(t+2) − m(t−2),
                 zero beyond the ends.
ir.xml, ir.bin   thresholds.onnx as OpenVINO IR.
"""

import numpy as np
import onnx
import openvino
from onnx import TensorProto, helper, numpy_helper

SIZE = 64


def constant(name, values, dtype=np.float32):
    return numpy_helper.from_array(np.asarray(values, dtype), name)


def save(name, nodes, constants, input_shape, output_shape, element=TensorProto.FLOAT):
    graph = helper.make_graph(
        nodes,
        name,
        [helper.make_tensor_value_info("image", element, input_shape)],
        [helper.make_tensor_value_info("logits", element, output_shape)],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    onnx.save(model, f"{name}.onnx")


def thresholds(name, input_shape, output_shape, element=TensorProto.FLOAT, source="image", before=()):
    dtype = np.float64 if element == TensorProto.DOUBLE else np.float32
    weights = np.array([0, 1, 2], dtype).reshape(3, 1, 1, 1)
    nodes = [*before, helper.make_node("Conv", [source, "weights", "bias"], ["logits"])]
    constants = [constant("weights", weights, dtype), constant("bias", [60, 0, -140], dtype)]
    save(name, nodes, constants, input_shape, output_shape, element)


thresholds("thresholds", [1, 1, SIZE, SIZE], [1, 3, SIZE, SIZE])
thresholds("dynamic", ["n", 1, "h", "w"], ["n", 3, "h", "w"])
thresholds("batch4", [4, 1, SIZE, SIZE], [4, 3, SIZE, SIZE])
thresholds("double", [1, 1, SIZE, SIZE], [1, 3, SIZE, SIZE], TensorProto.DOUBLE)
pool = helper.make_node("AveragePool", ["image"], ["pooled"], kernel_shape=[2, 2], strides=[2, 2])
thresholds("half-size", [1, 1, SIZE, SIZE], [1, 3, SIZE // 2, SIZE // 2], source="pooled", before=[pool])

save(
    "slope",
    [
        helper.make_node("Add", ["image", "ramp"], ["tilted"]),
        helper.make_node("Mul", ["image", "zero"], ["nothing"]),
        helper.make_node("Concat", ["nothing", "tilted"], ["logits"], axis=1),
    ],
    [constant("ramp", np.arange(SIZE).reshape(1, 1, 1, SIZE)), constant("zero", [0])],
    [1, 1, SIZE, SIZE],
    [1, 2, SIZE, SIZE],
)
save(
    "colour",
    [helper.make_node("Conv", ["image", "weights", "bias"], ["logits"])],
    [constant("weights", [[[[0]]] * 3, [[[1]]] * 3]), constant("bias", [0, -300])],
    [1, 3, SIZE, SIZE],
    [1, 2, SIZE, SIZE],
)
save(
    "rank2",
    [helper.make_node("Flatten", ["image"], ["logits"])],
    [],
    [1, 1, SIZE, SIZE],
    [1, SIZE * SIZE],
)
save(
    "logarithm",
    [
        helper.make_node("Log", ["image"], ["log"]),
        helper.make_node("Mul", ["image", "zero"], ["nothing"]),
        helper.make_node("Concat", ["log", "nothing"], ["logits"], axis=1),
    ],
    [constant("zero", [0])],
    [1, 1, SIZE, SIZE],
    [1, 2, SIZE, SIZE],
)
openvino.save_model(openvino.Core().read_model("thresholds.onnx"), "ir.xml", compress_to_fp16=False)


def timing():
    nodes = [
        helper.make_node("ReduceMean", ["frames"], ["means"], axes=[1, 2, 3], keepdims=0),
        helper.make_node("Reshape", ["means", "row"], ["line"]),
        helper.make_node("Conv", ["line", "taps"], ["channels"], pads=[2, 2]),
        helper.make_node("Squeeze", ["channels", "first"], ["both"]),
        helper.make_node("Transpose", ["both"], ["phase"], perm=[1, 0]),
    ]
    taps = [[[0, 0, 1, 0, 0]], [[-1, 0, 0, 0, 1]]]
    constants = [
        constant("row", [1, 1, -1], np.int64), constant("taps", taps), constant("first", [0], np.int64)
    ]
    graph = helper.make_graph(
        nodes,
        "timing",
        [helper.make_tensor_value_info("frames", TensorProto.FLOAT, ["t", 1, 4, 4])],
        [helper.make_tensor_value_info("phase", TensorProto.FLOAT, ["t", 2])],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    onnx.save(model, "timing.onnx")


timing()
