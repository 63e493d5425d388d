/// Which channels an event goes to: the clauses one by one, and what people of other products filter by.
@NullMarked
package dev.postrider.matching;

import org.jspecify.annotations.NullMarked;
