#include "core/export/pytorch/schedules.h"

#include <array>

#include "core/export/pytorch/python_text.h"

namespace inkgrad {

namespace {

std::string number(const Options& o, std::string_view option) {
  return python_number(o.number(option));
}

// From 1 to `end` as `fall` goes from 1 to 0.
std::string fall_to(double end, std::string_view fall) {
  const std::string last = python_number(end);
  if (end == 0) return text("return ", fall, "\n");
  return text("return ", last, " + (1 - ", last, ") * ", fall, "\n");
}

// Half a cosine wave from 1 to the end, `share` of the way along.
std::string cosine_to(double end, std::string_view share) {
  return fall_to(end, text("(1 + math.cos(math.pi * ", share, ")) / 2"));
}

std::string constant(const Options&) { return "return 1.0\n"; }

std::string step(const Options& o) {
  return text("return ", number(o, "gamma"), " ** (t // ", o.integer("every"), ")\n");
}

std::string multi_step(const Options& o) {
  return text("passed = sum(t >= cut for cut in (", o.integer("first"), ", ", o.integer("second"),
              ", ", o.integer("third"), "))\nreturn ", number(o, "gamma"), " ** passed\n");
}

std::string exponential(const Options& o) {
  return text("return ", number(o, "gamma"), " ** (t / ", o.integer("steps"), ")\n");
}

std::string share_of_steps(const Options& o) {
  return text("share = min(t / ", o.integer("steps"), ", 1.0)\n");
}

std::string polynomial(const Options& o) {
  return share_of_steps(o) + fall_to(o.number("end"), text("(1 - share) ** ", number(o, "power")));
}

std::string linear(const Options& o) {
  return share_of_steps(o) + fall_to(o.number("end"), "(1 - share)");
}

std::string cosine(const Options& o) {
  return share_of_steps(o) + cosine_to(o.number("end"), "share");
}

std::string cosine_restarts(const Options& o) {
  return text("period = ", o.integer("steps"), "\nwhile t >= period:\n    t -= period\n",
              "    period *= ", o.integer("growth"), "\n",
              cosine_to(o.number("end"), "t / period"));
}

std::string one_cycle(const Options& o) {
  const Index steps = o.integer("steps");
  return text("top = max(1e-9, ", number(o, "rise"), " * ", steps, " - 1)\n", "last = max(1.0, ",
              steps, " - 1)\n",
              "if t <= top:  # up from 1/25 of the rate\n"
              "    return 1 + (1 / 25 - 1) * (1 + math.cos(math.pi * t / top)) / 2\n"
              "share = min((t - top) / (last - top), 1.0)  # down to almost nothing\n",
              cosine_to(1 / 25.0 / 1e4, "share"));
}

constexpr std::string_view kPlateau = R"(class ReduceOnPlateau:
    """Cuts the rate when the mean loss of a window of updates rests."""

    def __init__(self, optimizer):
        self.optimizer = optimizer
        self.losses = []
        self.best = math.inf
        self.without_progress = 0
        self.updates = 0
        self.reduction = 1.0
        self.set_rate()

    def set_rate(self):
        warm_up = min((self.updates + 1) / max(WARM_UP, 1), 1.0)
        for group in self.optimizer.param_groups:
            group["lr"] = LEARNING_RATE * warm_up * self.reduction

    def step(self, loss):
        self.updates += 1
        if self.updates > WARM_UP:
            self.losses.append(loss)
        if len(self.losses) == WINDOW:
            self.judge(sum(self.losses) / WINDOW)
            self.losses = []
        self.set_rate()

    def judge(self, mean):
        if mean < self.best * (1 - THRESHOLD):
            self.best = mean
            self.without_progress = 0
            return
        self.without_progress += 1
        if self.without_progress > PATIENCE:
            self.reduction *= GAMMA
            self.without_progress = 0
)";

std::string plateau(const Options& o) {
  return text("WARM_UP = ", o.integer("warmup"), "  # updates\n", "WINDOW = ", o.integer("window"),
              "  # updates that make one measurement\n", "PATIENCE = ", o.integer("patience"),
              "  # measurements without progress that are forgiven\n",
              "THRESHOLD = ", number(o, "threshold"), "\n", "GAMMA = ", number(o, "gamma"),
              "\n\n\n", kPlateau);
}

constexpr std::array kSchedules{
    PytorchSchedule{"constant", constant},     PytorchSchedule{"step", step},
    PytorchSchedule{"multi_step", multi_step}, PytorchSchedule{"exponential", exponential},
    PytorchSchedule{"polynomial", polynomial}, PytorchSchedule{"linear", linear},
    PytorchSchedule{"cosine", cosine},         PytorchSchedule{"cosine_restarts", cosine_restarts},
    PytorchSchedule{"one_cycle", one_cycle},   PytorchSchedule{"plateau", nullptr},
};

bool watches_the_loss(std::string_view name) {
  return pytorch_schedule_registry().find(name).body == nullptr;
}

}  // namespace

const Registry<PytorchSchedule>& pytorch_schedule_registry() {
  static constexpr Registry<PytorchSchedule> kRegistry("schedule of PyTorch", kSchedules);
  return kRegistry;
}

std::string pytorch_schedule(std::string_view name, const Options& options) {
  if (watches_the_loss(name)) return plateau(options);
  std::string body = pytorch_schedule_registry().find(name).body(options);
  const Index warmup = options.integer("warmup");
  if (name != "constant")
    body = text("t = step", warmup > 0 ? text(" - ", warmup) : "", "\n", body);
  if (warmup > 0) {
    body = text("if step < ", warmup, ":  # warm-up\n    return (step + 1) / ", warmup, "\n", body);
  }
  return text("def rate_factor(step):\n",
              "    \"\"\"By what the learning rate of update 0, 1, ... is multiplied.\"\"\"\n",
              python_block(4, body));
}

std::string pytorch_schedule_maker(std::string_view name) {
  return watches_the_loss(name) ? "ReduceOnPlateau(optimizer)"
                                : "torch.optim.lr_scheduler.LambdaLR(optimizer, rate_factor)";
}

std::string pytorch_schedule_step(std::string_view name) {
  return watches_the_loss(name) ? "schedule.step(loss.item())" : "schedule.step()";
}

}  // namespace inkgrad
