package dev.journeyman.agents.llm.model;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Collects a body, and gives up with {@link AnswerTooLargeException} as soon as it is larger than allowed. */
final class LimitedBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> collected = BodySubscribers.ofByteArray();
    private final int limit;
    private final AtomicLong received = new AtomicLong();
    private @Nullable Subscription subscription;

    LimitedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return collected.getBody();
    }

    /** How many bytes came so far. */
    long received() {
        return received.get();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        collected.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        long now = received.addAndGet(
                buffers.stream().mapToInt(ByteBuffer::remaining).sum());
        if (now <= limit) {
            collected.onNext(buffers);
        } else {
            stop();
        }
    }

    @Override
    public void onError(Throwable error) {
        collected.onError(error);
    }

    @Override
    public void onComplete() {
        collected.onComplete();
    }

    private void stop() {
        if (subscription != null) {
            subscription.cancel();
        }
        collected.onError(new AnswerTooLargeException());
    }
}
