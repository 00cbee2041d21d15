// What a person chose, kept in this browser.

const read = (key) => {
  try {
    return localStorage.getItem("ziping." + key);
  } catch {
    return null;
  }
};

export function setting(key, fallback) {
  return read(key) ?? fallback;
}

export function keep(key, value) {
  try {
    localStorage.setItem("ziping." + key, value);
  } catch {
    // A browser that keeps nothing still works.
  }
}

/** "light", "dark", or "" for what the system says. */
export function applyScheme() {
  const scheme = setting("scheme", "");
  if (scheme) document.documentElement.dataset.scheme = scheme;
  else delete document.documentElement.dataset.scheme;
}

export const isDark = () => {
  const scheme = setting("scheme", "");
  return scheme ? scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};
