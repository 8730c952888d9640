// The theme searches when a key is let go. Words that a mouse pastes, or picks from an input method, come without a key.
document.querySelector("[data-md-component=search-query]").addEventListener("input", (typed) => {
  typed.target.dispatchEvent(new KeyboardEvent("keyup"));
});
