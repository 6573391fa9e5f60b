namespace AkkaChat.Server.Metrics;

/// <summary>Why a connection, a nickname or a command was refused, or a client cut off.</summary>
internal enum RefusalReason
{
    /// <summary>There are too many connections in all.</summary>
    Full,

    /// <summary>There are too many connections from the address.</summary>
    AddressConnections,

    /// <summary>The address connects too often.</summary>
    AddressRate,

    /// <summary>The server is stopping.</summary>
    Stopping,

    /// <summary>The nickname is wrong or somebody has it.</summary>
    Nickname,

    /// <summary>The nickname or the address is banned.</summary>
    Banned,

    /// <summary>The room refused what a member asked for.</summary>
    Command,

    /// <summary>The client sent too fast for too long.</summary>
    Flood,

    /// <summary>The client read too slowly, and slow readers are disconnected.</summary>
    SlowReader,

    /// <summary>A header of the PROXY protocol is missing, wrong, or not allowed to this address.</summary>
    ProxyHeader,
}

/// <summary>The names of the reasons, for the figures.</summary>
internal static class ReasonNames
{
    /// <summary>The name of a reason, such as <c>address_rate</c>.</summary>
    public static string Of(RefusalReason reason) => reason switch
    {
        RefusalReason.Full => "full",
        RefusalReason.AddressConnections => "address_connections",
        RefusalReason.AddressRate => "address_rate",
        RefusalReason.Stopping => "stopping",
        RefusalReason.Nickname => "nickname",
        RefusalReason.Banned => "banned",
        RefusalReason.Command => "command",
        RefusalReason.Flood => "flood",
        RefusalReason.SlowReader => "slow_reader",
        _ => "proxy_header",
    };
}
