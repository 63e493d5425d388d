/// The queues on ElasticMQ, held to the same contracts as those in memory.
@NullMarked
package dev.postrider.sqs;

import org.jspecify.annotations.NullMarked;
