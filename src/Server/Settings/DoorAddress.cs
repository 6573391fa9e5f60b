using System.Globalization;
using System.Net;

namespace AkkaChat.Server.Settings;

/// <summary>Where a door is.</summary>
/// <param name="Host">Address or name to listen on.</param>
/// <param name="Port">TCP port, 0 for any free one.</param>
internal sealed record DoorAddress(string Host, int Port)
{
    /// <inheritdoc />
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    /// <summary>Parses <c>HOST:PORT</c> or <c>[ADDRESS]:PORT</c>; an empty text is no door.</summary>
    /// <exception cref="FormatException">It is wrong; the message says what is allowed.</exception>
    public static DoorAddress? Parse(string text)
    {
        if (text.Length == 0)
            return null;
        var colon = text.LastIndexOf(':');
        var host = colon > 0 ? text[..colon] : "";
        var isBracketed = host is ['[', .., ']'];
        if (!int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > IPEndPoint.MaxPort
            || host.Length == 0 || (!isBracketed && host.Contains(':', StringComparison.Ordinal)))
        {
            throw new FormatException("use HOST:PORT, such as 0.0.0.0:9443 or [::]:9443");
        }
        return new DoorAddress(isBracketed ? host[1..^1] : host, port);
    }
}
