# Sourced by ./mvnw and ./postrider: exports JAVA_HOME and PATH of a JDK 25 without starting a JVM.
# Order: JDK25_HOME, JAVA_HOME, java on the PATH, then the usual folders of Linux, macOS, SDKMAN, IntelliJ and mise.

is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[.+"-]' "$1/release"
}

find_jdk25() {
  for candidate in "${JDK25_HOME-}" "${JAVA_HOME-}"; do
    if [ -n "$candidate" ] && is_jdk25 "$candidate"; then printf '%s\n' "$candidate"; return 0; fi
  done
  if on_path=$(command -v javac 2>/dev/null) && real=$(readlink -f "$on_path" 2>/dev/null); then
    candidate=${real%/bin/javac}
    if is_jdk25 "$candidate"; then printf '%s\n' "$candidate"; return 0; fi
  fi
  if [ -x /usr/libexec/java_home ] && candidate=$(/usr/libexec/java_home -v 25 2>/dev/null) && is_jdk25 "$candidate"; then
    printf '%s\n' "$candidate"; return 0
  fi
  for candidate in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.local/share/mise/installs/java/*; do
    if is_jdk25 "$candidate"; then printf '%s\n' "$candidate"; return 0; fi
  done
  return 1
}

if ! JAVA_HOME=$(find_jdk25); then
  cat >&2 <<'MESSAGE'
Postrider needs a JDK 25 and found none.
  Looked at: JDK25_HOME, JAVA_HOME, javac on the PATH, /usr/lib/jvm, /usr/java, /opt, SDKMAN, ~/.jdks, mise.
  Install one (https://adoptium.net/temurin/releases/?version=25, `sdk install java 25-tem`, `brew install --cask temurin@25`)
  or say where it is:  export JDK25_HOME=/path/to/jdk-25
MESSAGE
  exit 1
fi
export JAVA_HOME
PATH="$JAVA_HOME/bin:$PATH"
export PATH
