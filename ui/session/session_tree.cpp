// SessionTree: ways through a tree of takes.

#include <algorithm>

#include "ui/session/take_sessions.h"

namespace jukebox::ui {

const TakeNode* SessionTree::find(const std::string& takeId) const {
  const auto found =
      std::find_if(nodes.begin(), nodes.end(), [&](const TakeNode& node) { return node.take.id == takeId; });
  return found == nodes.end() ? nullptr : &*found;
}

std::vector<const TakeNode*> SessionTree::path() const {
  std::vector<const TakeNode*> path;
  // Parents are stored before their children, so this ends; the bound is for a database that says otherwise.
  for (const auto* node = find(session.currentTake); node != nullptr && path.size() <= nodes.size();
       node = find(node->take.parentId)) {
    path.push_back(node);
  }
  std::reverse(path.begin(), path.end());
  return path;
}

std::vector<const TakeNode*> SessionTree::candidates(const std::string& parentId) const {
  std::vector<const TakeNode*> candidates;
  for (const auto& node : nodes) {
    if (node.take.parentId == parentId && !node.take.isHidden) candidates.push_back(&node);
  }
  return candidates;
}

}  // namespace jukebox::ui
