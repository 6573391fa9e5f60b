using System.Buffers;
using System.Globalization;

namespace AkkaChat.Protocol;

/// <summary>An event's number and time.</summary>
/// <param name="Number">The number; the first event is 1.</param>
/// <param name="Time">The time of the event.</param>
public readonly record struct Stamp(long Number, DateTimeOffset Time)
{
    // "@n=", a number, ";time=", a time, a space.
    private const int LongestTag = 64;

    /// <summary>
    /// Writes <c>@n=17;time=2026-11-22T15:04:05.678Z </c>, with the time as in IRCv3's server-time. <see cref="RoomLine"/> parses it.
    /// </summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    public void WriteTag(IBufferWriter<byte> output)
    {
        var tag = output.GetSpan(LongestTag);
        "@n="u8.CopyTo(tag);
        Number.TryFormat(tag[3..], out var digits, default, CultureInfo.InvariantCulture);
        var end = 3 + digits;
        ";time="u8.CopyTo(tag[end..]);
        Time.UtcDateTime.TryFormat(tag[(end + 6)..], out var length, "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        end += 6 + length;
        tag[end] = (byte)' ';
        output.Advance(end + 1);
    }
}
