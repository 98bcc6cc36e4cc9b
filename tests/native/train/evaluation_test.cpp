// What is measured of a network on a data set, on numbers small enough to work out by hand.
#include "core/train/evaluation.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "tests/native/train/small_network.h"

namespace inkgrad {
namespace {

bool near(double a, double b) { return std::abs(a - b) < 1e-6; }

TEST_CASE("precision, recall and F1 come from the columns and rows of the confusion matrix",
          "[train][class_scores]") {
  // Rows are labels: 5 of class 0, 5 of class 1, none of class 2; class 3 is never answered.
  const std::array<Scalar, 16> confusion{4, 1, 0, 0,  //
                                         2, 3, 0, 0,  //
                                         0, 0, 0, 0,  //
                                         2, 0, 1, 0};
  const std::vector<ClassScores> scores = class_scores(confusion, 4);
  REQUIRE(scores.size() == 4);
  CHECK(near(scores[0].precision, 4.0 / 8));
  CHECK(near(scores[0].recall, 4.0 / 5));
  CHECK(near(scores[0].f1, 2 * 0.5 * 0.8 / (0.5 + 0.8)));
  CHECK(scores[0].support == 5);
  CHECK(near(scores[1].precision, 3.0 / 4));
  CHECK(near(scores[1].recall, 3.0 / 5));
  // Answered once, never true; and true three times, never answered.
  CHECK(scores[2].precision == 0);
  CHECK(scores[2].recall == 0);
  CHECK(scores[2].f1 == 0);
  CHECK(scores[3].precision == 0);
  CHECK(scores[3].f1 == 0);
  CHECK(scores[3].support == 3);

  const ClassScores macro = macro_average(scores);
  CHECK(near(macro.precision, (0.5 + 0.75) / 4));
  CHECK(near(macro.recall, (0.8 + 0.6) / 4));
  CHECK(near(macro.f1, (scores[0].f1 + scores[1].f1) / 4));
  CHECK(macro.support == 13);
  CHECK(macro_average({}).f1 == 0);
}

TEST_CASE("answers are sorted by belief, and the calibration error weighs the bins",
          "[train][calibration]") {
  Calibration calibration;
  CHECK(calibration.error() == 0);
  for (const bool right : {true, true, true, false}) calibration.note(0.95, right);
  calibration.note(0.55, true);
  calibration.note(0.5, false);  // the upper edge belongs to the bin below
  calibration.note(0, false);
  calibration.note(1, true);
  calibration.note(std::numeric_limits<double>::quiet_NaN(), false);
  const auto& bins = calibration.bins();
  CHECK(bins[9].count == 5);
  CHECK(near(bins[9].mean_belief(), (4 * 0.95 + 1) / 5));
  CHECK(near(bins[9].share_right(), 0.8));
  CHECK(bins[5].count == 1);
  CHECK(bins[4].count == 1);
  CHECK(bins[0].count == 2);
  CHECK(bins[1].mean_belief() == 0);
  // 5 answers 0.16 apart, one 0.45, one 0.5, two not at all.
  CHECK(near(calibration.error(), (5 * 0.16 + 0.45 + 0.5) / 9));
}

TEST_CASE("the rank of a class counts the outputs before it, the first among equals first",
          "[train][top_k]") {
  const std::array<Scalar, 4> outputs{1, 3, 2, 3};
  CHECK(rank_of(outputs, 0) == 3);
  CHECK(rank_of(outputs, 1) == 0);
  CHECK(rank_of(outputs, 2) == 2);
  CHECK(rank_of(outputs, 3) == 1);
  CHECK(predicted_class(outputs) == 1);
}

TEST_CASE("R squared is 1 for a perfect fit, 0 for the mean, and 0 where it is undefined",
          "[train][r_squared]") {
  const std::array<Scalar, 4> targets{1001, 1002, 1003, 1006};
  const auto fitted = [&](const std::array<Scalar, 4>& outputs) {
    RegressionFit fit;
    for (std::size_t i = 0; i < 4; ++i) {
      fit.note(std::span(outputs).subspan(i, 1), std::span(targets).subspan(i, 1));
    }
    return fit.r_squared();
  };
  CHECK(fitted(targets) == 1);
  CHECK(near(fitted({1003, 1003, 1003, 1003}), 0));
  // Errors 1, 1, 0, 1; distances from the mean -2, -1, 0, 3.
  CHECK(near(fitted({1002, 1001, 1003, 1005}), 1 - 3.0 / 14));
  RegressionFit constant;
  for (int i = 0; i < 3; ++i) constant.note(std::array{Scalar(i)}, std::array{Scalar(5)});
  CHECK(constant.r_squared() == 0);
}

TEST_CASE("an evaluation gathers them over its batches, and begins anew", "[train][evaluation]") {
  // The outputs are x and y themselves, and so are the beliefs.
  const SmallNetwork net(R"([{"type":"linear","name":"out","options":{"units":2}}])", 2);
  net.set("out.weight", {1, 0, 0, 1});
  const PointDataset data =
      points_of({{0.75, 0.25, 0}, {0.75, 0.125, 1}, {0.25, 0.875, 1}, {0.375, 0.25, 0}}, 2);
  Parallel parallel;
  Evaluation evaluation(net.model, net.store, LossSettings(kMeanSquaredErrorLoss), parallel);
  for (int round = 0; round < 2; ++round) {
    evaluation.begin(data, 3);
    CHECK_FALSE(evaluation.advance(data, 1));
    const EvaluationResult& result = evaluation.result();
    CHECK(result.right == 3);
    CHECK(result.ranks == std::vector<Index>{3, 1});
    CHECK(result.top_k() == std::vector<double>{0.75, 1});
    CHECK(result.calibration.bins()[7].count == 2);
    CHECK(near(result.calibration.error(), (2 * 0.25 + 0.125 + 0.625) / 4));
    CHECK(near(result.scores()[0].precision, 2.0 / 3));
    CHECK(result.fit.r_squared() == 0);
  }
}

TEST_CASE("an evaluation of a regression has R squared and no classes", "[train][evaluation]") {
  const SmallNetwork net(R"([{"type":"linear","name":"out","options":{"units":1}}])", 1);
  net.set("out.weight", {1, 0});
  // Errors 0.5 each; distances from the mean 0.5, 0.5, 0, 0.
  const PointDataset data = points_of({{0, 0, 0.5}, {0, 0, -0.5}, {0.5, 0, 0}, {-0.5, 0, 0}}, 1);
  Parallel parallel;
  Evaluation evaluation(net.model, net.store, LossSettings(kMeanSquaredErrorLoss), parallel);
  evaluation.begin(data, 0);
  evaluation.advance(data, 1);
  CHECK(near(evaluation.result().fit.r_squared(), 1 - 1.0 / 0.5));
  CHECK(evaluation.result().ranks.empty());
  CHECK(evaluation.result().top_k().empty());
  CHECK(evaluation.result().scores().empty());
}

}  // namespace
}  // namespace inkgrad
