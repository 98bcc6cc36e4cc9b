#include "core/export/pytorch/program.h"

#include "core/base/text.h"
#include "core/export/pytorch/python_text.h"
#include "core/export/pytorch/settings.h"

namespace inkgrad {

namespace {

constexpr int kStandardSteps = 1000;

constexpr std::string_view kArguments = R"(def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=STEPS, help="updates")
    parser.add_argument(
        "--synthetic", action="store_true", help="made-up data only"
    )
    parser.add_argument("--weights", help="a model file to begin with")
    arguments = parser.parse_args()

    torch.manual_seed(SEED)
    network = Network()
    if arguments.weights is not None:
        load_weights(network, arguments.weights)
    train_data, test_data = load_data(arguments.synthetic)
)";

constexpr std::string_view kTellLeftOut =
    R"(    print("Left out:" + __doc__.partition("Left out:")[2])
)";

constexpr std::string_view kCall = R"(

if __name__ == "__main__":
    main()
)";

int steps_of(const PytorchRun& run) {
  if (run.training.integer("stop_steps") > 0) {
    return static_cast<int>(run.training.integer("stop_steps"));
  }
  return run.steps > 0 ? run.steps : kStandardSteps;
}

// "NAME = 0.5  # comment", where it is not 0.
std::string unless_zero(std::string_view name, double value, std::string_view comment) {
  return value == 0 ? "" : text(name, " = ", python_number(value), "  # ", comment, "\n");
}

std::string rules(const PytorchRun& run) {
  const Options& o = run.training;
  return text(
      unless_zero("AVERAGE_DECAY", o.number("average_decay"), "stays of an average at each update"),
      unless_zero("STOP_EPOCHS", o.number("stop_epochs"), "passes over the training data"),
      unless_zero("STOP_LOSS", o.number("stop_loss"), "or lower"),
      unless_zero("STOP_ACCURACY", o.number("stop_accuracy"), "or higher"),
      run.patient()
          ? text("PATIENCE = ", o.integer("patience"), "  # measurements without a lower loss\n")
          : "");
}

std::string batch(const PytorchRun& run) {
  const Options& o = run.training;
  std::string code = text("BATCH_SIZE = ", o.integer("batch_size"), "\n");
  if (o.flag("whole_set") || o.integer("accumulate") == 1) return code;
  return code + text("ACCUMULATE = ", o.integer("accumulate"), "  # batches to an update\n");
}

}  // namespace

std::string pytorch_introduction(const PytorchRun& run) {
  std::string left_out;
  for (const std::string& line : pytorch_left_out(run)) left_out += text("    ", line, "\n");
  if (!left_out.empty()) left_out = text("\nLeft out:\n", left_out);
  return text("\"\"\"A network of Inkgrad in PyTorch: ", run.model.parameter_count(),
              " parameters in ", run.model.spec().layers.size(), " layers.\n\n",
              run.points ? "    python3 network.py                trains on made-up points\n"
                         : "    python3 network.py                trains on MNIST, by torchvision\n"
                           "    python3 network.py --synthetic    trains on made-up pictures\n",
              "    python3 network.py --weights model.safetensors\n"
              "                                      begins with weights saved by Inkgrad\n\n"
              "Layers are called as in Inkgrad, and every setting of the run is the same but\n"
              "for what is named as left out. Its data are not in this file, and chance is\n"
              "another: first weights and the order of the data come from other random\n"
              "numbers.\n",
              left_out, "\"\"\"\n");
}

std::string pytorch_constants(const PytorchRun& run) {
  const Regularisation& pull = run.update.regularisation;
  return text(
      batch(run),
      "LEARNING_RATE = ", python_number(run.update.optimizer_options.number("learning_rate")),
      "\nSTEPS = ", steps_of(run), "  # updates\n",
      "TEST_EVERY = ", run.training.integer("evaluate_every"), "  # updates\n", "SEED = ", run.seed,
      "\n", unless_zero("L1", pull.l1, "times the sign of a weight goes to its gradient"),
      unless_zero("L2", pull.l2, "times a weight goes to its gradient"),
      unless_zero("WEIGHT_DECAY", pull.weight_decay, "of a weight is lost, times the rate"),
      rules(run));
}

std::string pytorch_main(const PytorchRun& run) {
  const bool whole = pytorch_left_out(run).empty();
  return text(
      kArguments, pytorch_data_changes(run), whole ? "" : kTellLeftOut,
      python_line(4, text("train(network, train_data, ", run.validates() ? "validation_data, " : "",
                          "test_data, arguments.steps)")),
      kCall);
}

}  // namespace inkgrad
