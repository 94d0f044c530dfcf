package io.plumbline.engine.scorecard;

import java.util.List;

/**
 * What events count by the channel they came through.
 *
 * @param property  the text that names the channel
 * @param channels  channels with weights of their own, each once
 * @param otherwise weight of events of any other channel, or of none; 0 or more
 */
public record ChannelWeights(String property, List<Channel> channels, double otherwise) {
    public ChannelWeights {
        channels = List.copyOf(channels);
    }

    /**
     * A channel and its weight.
     *
     * @param name   in small letters, as channels are compared without case
     * @param weight 0 or more
     */
    public record Channel(String name, double weight) {}
}
