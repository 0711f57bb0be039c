/* Which rules of html-validate hold here. What is left out of its recommended ones has its reason. */
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": ["error", {style: "lowercase"}],
    /* The boxes of one question share a name. */
    "form-dup-name": ["error", {shared: ["radio", "button", "reset", "submit", "checkbox"]}],
    /* The name of an entry is as long as its office made it. */
    "long-title": "off",
    /* Compression makes nothing of blanks at the end of a line. */
    "no-trailing-whitespace": "off",
    /* On a narrow screen with large letters a number rather wraps than runs out of the screen. */
    "tel-non-breaking": "off",
  },
};
