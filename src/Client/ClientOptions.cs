using AkkaChat.Protocol;
using AkkaChat.Settings;

namespace AkkaChat.Client;

/// <summary>What this run shall do: the settings, with the command line's values over them, and the mode.</summary>
/// <param name="Settings">The settings.</param>
internal sealed record ClientOptions(ClientSettings Settings)
{
    /// <summary>Only listen: nothing is read from the input.</summary>
    public bool Follow { get; init; }

    /// <summary>One JSON object for each line, both ways.</summary>
    public bool Json { get; init; }

    /// <summary>A text to say before leaving; nothing is read from the input.</summary>
    public string? Say { get; init; }

    /// <summary>Whether a line that begins with a slash is a command; otherwise it is text like any other.</summary>
    public bool Commands { get; init; }

    /// <summary>Whether the room's lines are printed even where only errors are of interest: with <see cref="Say"/>.</summary>
    public bool Verbose { get; init; }

    /// <summary>Whether the nickname cannot come from the input.</summary>
    public bool NeedsNickname => Follow || Json || Say is not null;

    /// <summary>The server, or the nodes of one.</summary>
    public ServerList Servers { get; init; } = new([(Settings.Host, Settings.Port)]);

    /// <summary>Name or address of the server that was tried last; of the one that is tried first before that.</summary>
    public string Host => Servers.Current.Host;

    /// <summary>Its TCP port.</summary>
    public int Port => Servers.Current.Port;

    /// <summary>Whether the connection is encrypted.</summary>
    public bool Tls => Settings.Tls;

    /// <summary>A PEM file with authorities, in place of the system's; empty for the system's.</summary>
    public string CertificateAuthorities => Settings.CertificateAuthorities;

    /// <summary>The server as people write it: <c>host:port</c>, with brackets around an IPv6 address.</summary>
    public string Address => $"{new HostPort(Host, Port)}";

    /// <summary>The nickname to join with; null when the input's first line is the nickname.</summary>
    public Nickname? Nickname => Settings.Nickname;

    /// <summary>Whether a mention of the nickname rings the terminal's bell.</summary>
    public bool Bell => Settings.Bell;

    /// <summary>How long a server may take to greet.</summary>
    public TimeSpan GreetingTimeout => Settings.GreetingTimeout;

    /// <summary>How long a script waits for a nickname that somebody has.</summary>
    public TimeSpan NicknameTimeout => Settings.NicknameTimeout;

    /// <summary>How long a script tries to reconnect.</summary>
    public TimeSpan ReconnectTimeout => Settings.ReconnectTimeout;

    /// <summary>The pauses between attempts to reconnect.</summary>
    public ReconnectBackoff Retry => Settings.Retry;
}
