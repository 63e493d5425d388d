/// How template.yaml is read, and what is refused with which line.
@NullMarked
package dev.postrider.local.template;

import org.jspecify.annotations.NullMarked;
