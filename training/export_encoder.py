"""Write the student as one int8 ONNX file with static activation scales.

Word and place vectors are int8 with a scale a row; every product of a layer's weights runs in int8 with a scale a
column, activations with one scale each, fixed here from training texts (so a score never depends on what else
is in the batch). Before that the widest channels hand part of their width to the weights (SmoothQuant, Xiao et
al. 2022). The last product, pooled text to heads, is left to numpy, row by row.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static
from torch import nn
from torch.nn import functional


class Exported(nn.Module):
    """The encoder as it is shipped: word pieces in, pooled text and a logit for each piece out."""

    def __init__(self, model: Any, places: int) -> None:
        super().__init__()
        self.model = model
        words = model.words.weight.detach()
        scale = words.abs().amax(1, keepdim=True).clamp(min=1e-6) / 127
        self.register_buffer("words", (words / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.register_buffer("places", model.places.weight.detach()[:places].clone())

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        real = mask.float()
        x = self.words[ids].float() * self.scale[ids] + self.places[: ids.shape[1]]
        x = self.model.norm(x)
        closed = (1 - real)[:, None, None, :] * -1e4
        for layer in self.model.layers:
            x = layer(x, closed)
        mean = (x * real[:, :, None]).sum(1) / real.sum(1, keepdim=True)
        return functional.gelu(self.model.hidden(mean)), self.model.piece(x)[:, :, 0]


class Smooth(nn.Module):
    """A linear layer whose input channels are divided by `width`, and its weights multiplied by it."""

    def __init__(self, linear: nn.Linear, width: torch.Tensor) -> None:
        super().__init__()
        self.register_buffer("narrow", 1 / width)
        self.linear = nn.Linear(linear.in_features, linear.out_features)
        self.linear.weight.data = linear.weight.data * width
        self.linear.bias.data = linear.bias.data

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.linear(x * self.narrow)


def smooth(model: Any, items: list[Any]) -> None:
    """Replace the layers' products by smoothed ones, by the widest activations of each channel on `items`."""
    seen: dict[nn.Linear, torch.Tensor] = {}

    def watch(linear: nn.Linear, given: tuple[torch.Tensor]) -> None:
        widest = given[0].detach().abs().amax((0, 1))
        seen[linear] = torch.maximum(seen[linear], widest) if linear in seen else widest

    names = ("query", "key", "value", "output", "up", "down")
    hooks = [getattr(layer, name).register_forward_pre_hook(watch) for layer in model.layers for name in names]
    for item in items:
        with torch.no_grad():
            ids = torch.tensor([item.ids])
            model(ids, torch.ones_like(ids))
    for hook in hooks:
        hook.remove()
    for layer in model.layers:
        for name in names:
            linear = getattr(layer, name)
            width = (seen[linear].clamp(min=1e-4) / linear.weight.detach().abs().amax(0).clamp(min=1e-4)).sqrt()
            setattr(layer, name, Smooth(linear, width.clamp(min=0.05)))


class _Reader(CalibrationDataReader):
    def __init__(self, items: list[Any], longest: int) -> None:
        self.items, self.longest = iter(items), longest

    def get_next(self) -> dict[str, np.ndarray] | None:
        item = next(self.items, None)
        if item is None:
            return None
        ids = np.array([item.ids[: self.longest]], np.int64)
        return {"ids": ids, "mask": np.ones_like(ids)}


def export(model: Any, items: list[Any], folder: Path, *, longest: int = 160) -> None:
    """Write encoder.onnx and head.npz to the folder; `items` are the texts whose activations set the scales."""
    smooth(model, items)
    wide, small = folder / "wide.onnx", folder / "encoder.onnx"
    module = Exported(model, longest).eval()
    ids = torch.ones((2, 16), dtype=torch.long)
    torch.onnx.export(
        module, (ids, torch.ones_like(ids)), str(wide), dynamo=False, opset_version=17,
        input_names=["ids", "mask"], output_names=["pooled", "pieces"],
        dynamic_axes={name: {0: "batch", 1: "length"} for name in ("ids", "mask", "pieces")} | {"pooled": {0: "batch"}},
    )  # fmt: skip
    graph = onnx.load(str(wide))
    given = {tensor.name for tensor in graph.graph.initializer}
    weighted = [
        node.name for node in graph.graph.node if node.op_type in ("MatMul", "Gemm") and any(name in given for name in node.input)
    ]
    quantize_static(
        str(wide), str(small), _Reader(items, longest), quant_format=QuantFormat.QDQ, per_channel=True,
        activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8, nodes_to_quantize=weighted,
        calibrate_method=CalibrationMethod.MinMax, extra_options={"WeightSymmetric": True},
    )  # fmt: skip
    np.savez(
        folder / "head.npz",
        weight=model.head.weight.detach().numpy().T.astype(np.float32),
        bias=model.head.bias.detach().numpy().astype(np.float32),
    )
    print("encoder.onnx", small.stat().st_size)
