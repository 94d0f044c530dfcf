package io.plumbline.training;

import ai.onnx.proto.OnnxMl;
import java.util.HashMap;
import java.util.Map;

/** Evaluates the few operators that a linear model's graph has, on single-precision numbers, one row at a time. */
final class PlainOnnx {
    private final OnnxMl.GraphProto graph;
    private final Map<String, float[]> values = new HashMap<>();

    PlainOnnx(OnnxMl.ModelProto model) {
        this.graph = model.getGraph();
        graph.getInitializerList().forEach(tensor -> values.put(tensor.getName(), floats(tensor)));
    }

    float[] output(float[] row) {
        values.put(graph.getInput(0).getName(), row);
        for (OnnxMl.NodeProto node : graph.getNodeList()) {
            values.put(node.getOutput(0), result(node));
        }
        return values.get(graph.getOutput(0).getName());
    }

    private float[] result(OnnxMl.NodeProto node) {
        return switch (node.getOpType()) {
            case "Identity" -> values.get(node.getInput(0));
            case "Gemm" -> gemm(node);
            case "Softmax" -> softmax(values.get(node.getInput(0)));
            default -> throw new IllegalArgumentException("No evaluation of " + node.getOpType());
        };
    }

    private float[] gemm(OnnxMl.NodeProto node) {
        if (node.getAttributeList().stream().anyMatch(each -> each.getName().startsWith("trans") && each.getI() != 0)) {
            throw new IllegalArgumentException("Transposed matrices are not evaluated");
        }
        float[] x = values.get(node.getInput(0));
        float[] w = values.get(node.getInput(1));
        float[] sum = values.get(node.getInput(2)).clone();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += x[i] * w[i * sum.length + j];
            }
        }
        return sum;
    }

    private static float[] softmax(float[] scores) {
        float highest = Math.max(scores[0], scores[1]);
        double first = Math.exp(scores[0] - highest);
        double second = Math.exp(scores[1] - highest);
        return new float[] {(float) (first / (first + second)), (float) (second / (first + second))};
    }

    private static float[] floats(OnnxMl.TensorProto tensor) {
        float[] numbers = new float[tensor.hasRawData() ? tensor.getRawData().size() / 4 : tensor.getFloatDataCount()];
        var raw = tensor.getRawData().asReadOnlyByteBuffer().order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = tensor.hasRawData() ? raw.getFloat() : tensor.getFloatData(i);
        }
        return numbers;
    }
}
