"""Muon for the encoder's matrices, AdamW for everything else.

Muon steps along the orthogonalised momentum (Newton-Schulz iteration; https://kellerjordan.github.io/posts/muon/).
"""
import torch


def orthogonal(matrix, steps=5):
    """Nearly U V^T of matrix = U S V^T, in bfloat16."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = matrix.bfloat16()
    turned = x.size(0) > x.size(1)
    if turned:
        x = x.t()
    x = x / (x.norm() + 1e-7)
    for _ in range(steps):
        square = x @ x.t()
        x = a * x + (b * square + c * square @ square) @ x
    return (x.t() if turned else x).float()


class Muon(torch.optim.Optimizer):
    """For two-dimensional parameters. A stacked projection is taken apart into `width` rows each."""

    def __init__(self, parameters, lr, momentum=0.95, weight_decay=0.0, width=256):
        super().__init__(parameters, dict(lr=lr, momentum=momentum, weight_decay=weight_decay, width=width))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if "momentum" not in state:
                    state["momentum"] = torch.zeros_like(p)
                velocity = state["momentum"].mul_(group["momentum"]).add_(p.grad)
                ahead = p.grad.add(velocity, alpha=group["momentum"])
                stacked = ahead.split(group["width"]) if p.size(0) == 3 * group["width"] else (ahead,)
                step = torch.cat([orthogonal(part) * max(1.0, part.size(0) / part.size(1)) ** 0.5 for part in stacked])
                p.mul_(1 - group["lr"] * group["weight_decay"]).add_(step, alpha=-group["lr"])


def optimizers(module, matrix_rate, rate, weight_decay=0.01):
    """(Muon, AdamW) over a module; each group remembers its full rate as `top`."""
    width = module.encoder.position.size(1)
    matrices, decayed, plain = [], [], []
    for name, p in module.named_parameters():
        if name.startswith("encoder.layers.") and p.dim() == 2:
            matrices.append(p)
        else:
            (decayed if p.dim() == 2 else plain).append(p)
    made = [Muon([{"params": matrices, "top": matrix_rate}], lr=matrix_rate, weight_decay=weight_decay, width=width),
            torch.optim.AdamW([{"params": decayed, "weight_decay": weight_decay, "top": rate},
                               {"params": plain, "weight_decay": 0.0, "top": rate}], lr=rate, betas=(0.9, 0.98))]
    return made


def schedule(made, share):
    """Sets every group's rate to `share` of its full rate."""
    for optimizer in made:
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * share
