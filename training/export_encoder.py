"""Write the student as one int8 ONNX file with static activation scales.

Word and place vectors are int8 with a scale a row; every product of a layer's weights runs in int8 with a scale a
column, activations with one scale each, fixed here from training texts (so a score never depends on what else
is in the batch). What a product gives stays in floating point. Before a product the widest channels hand part of
their width to the weights (SmoothQuant, Xiao et al. 2022); query, key and value share what they read. The last
product, pooled text to heads, is left to numpy, row by row.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_static,
)
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
        for layer in self.model.layers:
            x = layer(x, mask.int())
        mean = (x * real[:, :, None]).sum(1) / real.sum(1, keepdim=True)
        return functional.gelu(self.model.hidden(mean)), self.model.piece(x)[:, :, 0]


class Attention(torch.autograd.Function):
    """Attention over the real word pieces, written as onnxruntime's one operator for it (MultiHeadAttention)."""

    @staticmethod
    def forward(ctx: Any, query: Any, key: Any, value: Any, bias: Any, mask: Any, heads: int) -> torch.Tensor:
        batch, length, width = query.shape
        parts = zip((query, key, value), bias.split(width), strict=True)
        query, key, value = ((x + y).view(batch, length, heads, -1).transpose(1, 2) for x, y in parts)
        closed = (1 - mask.float())[:, None, None, :] * -1e4
        weights = torch.softmax(query @ key.transpose(-1, -2) / (width // heads) ** 0.5 + closed, -1)
        return (weights @ value).transpose(1, 2).reshape(batch, length, width)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, bias: Any, mask: Any, heads: int) -> Any:
        made = g.op("com.microsoft::MultiHeadAttention", query, key, value, bias, mask, num_heads_i=heads)
        return made.setType(query.type())


class Shipped(nn.Module):
    """A layer whose products run in int8: before each but the output's, wide channels are narrowed.

    What the output would have to narrow, the value's weights do, since attention mixes channel by channel.
    """

    def __init__(self, layer: Any, seen: dict[str, torch.Tensor]) -> None:
        super().__init__()
        self.heads, self.first_norm, self.second_norm = layer.heads, layer.first_norm, layer.second_norm
        self.output = _widened(layer.output, width := _width(seen["output"], layer.output))
        value = nn.Linear(layer.value.in_features, layer.value.out_features)
        value.weight.data, value.bias.data = layer.value.weight.data / width[:, None], layer.value.bias.data / width
        products = (layer.query, layer.key, value)
        self.register_buffer("bias", torch.cat([linear.bias.detach() for linear in products]))
        width = _width(seen["query"], *products)
        self.query, self.key, self.value = (_widened(linear, width, bias=False) for linear in products)
        self.register_buffer("narrow", 1 / width)
        self.up, self.down = (
            Smooth(linear, _width(seen[name], linear)) for name, linear in (("up", layer.up), ("down", layer.down))
        )

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        narrowed = x * self.narrow
        asked = self.query(narrowed), self.key(narrowed), self.value(narrowed)
        mixed = Attention.apply(*asked, self.bias, mask, self.heads)
        x = self.first_norm(x + self.output(mixed))
        return self.second_norm(x + self.down(functional.gelu(self.up(x))))


class Smooth(nn.Module):
    """A linear layer whose input channels are divided by `width`, and its weights multiplied by it."""

    def __init__(self, linear: nn.Linear, width: torch.Tensor) -> None:
        super().__init__()
        self.register_buffer("narrow", 1 / width)
        self.linear = _widened(linear, width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.linear(x * self.narrow)


def _width(widest: torch.Tensor, *linears: nn.Linear) -> torch.Tensor:
    """By how much each input channel is narrowed, from its widest activation and the widest of its weights."""
    weights = torch.stack([linear.weight.detach().abs().amax(0) for linear in linears]).amax(0)
    return (widest.clamp(min=1e-4) / weights.clamp(min=1e-4)).sqrt().clamp(min=0.05)


def _widened(linear: nn.Linear, width: torch.Tensor, *, bias: bool = True) -> nn.Linear:
    made = nn.Linear(linear.in_features, linear.out_features, bias=bias)
    made.weight.data = linear.weight.detach() * width
    if bias:
        made.bias.data = linear.bias.detach()
    return made


def smooth(model: Any, items: list[Any]) -> None:
    """Replace the layers by smoothed ones, by the widest activations of each channel on `items`."""
    names = ("query", "output", "up", "down")
    seen: list[dict[str, torch.Tensor]] = [{} for _ in model.layers]
    hooks = [
        getattr(layer, name).register_forward_pre_hook(partial(_watch, widest, name))
        for layer, widest in zip(model.layers, seen, strict=True)
        for name in names
    ]
    for item in items:
        with torch.no_grad():
            ids = torch.tensor([item.ids])
            model(ids, torch.ones_like(ids))
    for hook in hooks:
        hook.remove()
    model.layers = nn.ModuleList(Shipped(layer, widest) for layer, widest in zip(model.layers, seen, strict=True))


def _watch(widest: dict[str, torch.Tensor], name: str, linear: nn.Linear, given: tuple[torch.Tensor]) -> None:
    now = given[0].detach().abs().amax((0, 1))
    widest[name] = torch.maximum(widest[name], now) if name in widest else now


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
        module, (ids, torch.ones_like(ids)), str(wide), dynamo=False, opset_version=17, custom_opsets={"com.microsoft": 1},
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
        calibrate_method=CalibrationMethod.MinMax, extra_options={
            "WeightSymmetric": True,
            "OpTypesToExcludeOutputQuantization": ["MatMul"],  # what a product gives stays as exact as it is
            "DefaultTensorType": onnx.TensorProto.FLOAT,  # what attention gives, which onnx does not know
        },
    )  # fmt: skip
    np.savez(
        folder / "head.npz",
        weight=model.head.weight.detach().numpy().T.astype(np.float32),
        bias=model.head.bias.detach().numpy().astype(np.float32),
    )
    print("encoder.onnx", small.stat().st_size)
