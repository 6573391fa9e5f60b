using System.Net;
using AkkaChat.Settings;

namespace AkkaChat.Server.Settings;

/// <summary>The address at which a door accepts connections.</summary>
/// <param name="Host">Address or name to listen on.</param>
/// <param name="Port">TCP port, 0 for any free one.</param>
internal sealed record DoorAddress(string Host, int Port)
{
    /// <inheritdoc />
    public override string ToString() => $"{new HostPort(Host, Port)}";

    /// <summary>Parses a door's address, or a port of this machine alone.</summary>
    /// <exception cref="FormatException">It is wrong; the message says what is allowed.</exception>
    public static DoorAddress? ParseLocal(string text) => Parse(text.All(char.IsAsciiDigit) && text.Length > 0 ? $"{IPAddress.Loopback}:{text}" : text);

    /// <summary>Parses <c>HOST:PORT</c> or <c>[ADDRESS]:PORT</c>; an empty text is no door.</summary>
    /// <exception cref="FormatException">It is wrong; the message says what is allowed.</exception>
    public static DoorAddress? Parse(string text)
    {
        if (text.Length == 0)
            return null;
        return HostPort.TryParse(text, out var parsed)
            ? new DoorAddress(parsed.Host, parsed.Port)
            : throw new FormatException("use HOST:PORT, such as 0.0.0.0:9443 or [::]:9443");
    }
}
