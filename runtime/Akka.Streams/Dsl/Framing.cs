using Akka.IO;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>Cuts a stream of bytes into frames, however the network has cut it.</summary>
public static class Framing
{
    /// <summary>Frames that end with a delimiter, which is left out.</summary>
    /// <param name="delimiter">What ends a frame.</param>
    /// <param name="maximumFrameLength">The longest frame, in bytes; a longer one fails the stream with a <see cref="FramingException"/>.</param>
    /// <param name="allowTruncation">When the bytes end in the middle of a frame: true passes what there is on, false fails the stream.</param>
    public static Flow<ByteString, ByteString, NotUsed> Delimiter(ByteString delimiter, int maximumFrameLength, bool allowTruncation = false) =>
        Flow.Of(island => new DelimiterStage(island, delimiter.ToArray(), maximumFrameLength, allowTruncation));

    /// <summary>The bytes cannot be cut into frames.</summary>
    public class FramingException(string message) : Exception(message);
}
