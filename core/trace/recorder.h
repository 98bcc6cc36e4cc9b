// Recorder: going back in a run, by replay. It keeps what settles a training step at the start of
// each of the last few, restores one of these and does the moves again: the same code on the same
// numbers, so that every bit returns. Going back starts one step early where it can, so that even
// the numbers a step has not yet overwritten are those that were there.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "core/train/step_cursor.h"

namespace inkgrad {

// Everything that settles what a run does from the start of a step on.
class Past {
 public:
  virtual ~Past() = default;
  virtual std::size_t bytes() const = 0;

 protected:
  Past() = default;
  Past(const Past&) = default;
  Past& operator=(const Past&) = default;
};

// A run as the recorder sees it.
class Recorded {
 public:
  virtual ~Recorded() = default;
  virtual std::unique_ptr<Past> keep() const = 0;
  virtual void restore(const Past& past) = 0;
  // One move; true when it ended a step.
  virtual bool advance(Move* done) = 0;
  virtual const Tape& tape() const = 0;

 protected:
  Recorded() = default;
  Recorded(const Recorded&) = default;
  Recorded& operator=(const Recorded&) = default;
};

class Recorder {
 public:
  static constexpr std::size_t kMostSteps = 20;
  static constexpr std::size_t kMostBytes = 128'000'000;

  // The run must outlive it and be at the start of a step.
  explicit Recorder(Recorded& run) : run_(run) {}

  // Throws what the run throws.
  void forward();
  // As many moves as there are to go back, at most `count`.
  void back(std::size_t count);
  // Forgets everything; the run is at the start of a step.
  void clear();

  // Of the step under way.
  std::size_t moves() const { return moves_; }
  std::size_t edits() const { return moves_ == 0 ? 0 : steps_.back().edits.size(); }
  // Moves that can be gone back.
  std::size_t past() const;
  const std::optional<Move>& last() const { return last_; }

  // Writes a number by hand and does the moves of the step under way again. A parameter has it from
  // the step's start on, an input since its batch came. Throws kBadState between steps.
  void edit(ValueId value, Index index, Scalar number);
  // The step under way without its edits, up to the same move.
  void clear_edits();
  // Back to the start of the step under way.
  void restart_step() { back(moves_); }

 private:
  struct Edit {
    ValueId value;
    Index index;
    Scalar number;
    std::size_t at;  // moves done before it: 0, or those up to the batch
  };
  struct Step {
    std::unique_ptr<Past> past;
    std::optional<Move> before;  // the move that led to it
    std::vector<Edit> edits = {};
    std::size_t length = 0;  // moves, once it is over
    Index examples = 0;      // the most that were on the tape at once
  };

  void move_in(std::size_t step);
  // Puts the run to where `moves` moves of that step are done, and forgets what came after.
  void go_to(std::size_t step, std::size_t moves);
  // Where to begin so that a step finds the numbers it found: the last step before it that filled
  // the tape, two or three back after a smaller batch.
  std::size_t beginning_for(std::size_t step) const;
  void write(const Step& step) const;
  void trim();

  Recorded& run_;
  std::deque<Step> steps_;  // the last one is under way when moves_ > 0
  std::size_t moves_ = 0;
  std::size_t batch_at_ = 0;  // moves up to the batch on the tape
  std::optional<Move> last_;
};

}  // namespace inkgrad
