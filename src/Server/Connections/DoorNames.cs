using System.Net;

namespace AkkaChat.Server.Connections;

/// <summary>What the doors are called, for operators.</summary>
internal static class DoorNames
{
    /// <summary>Lines over TCP.</summary>
    public const string Plain = "plain";

    /// <summary>Lines over TLS.</summary>
    public const string Tls = "tls";

    /// <summary>The web page's WebSocket.</summary>
    public const string Web = "web";

    /// <summary>A member whose connection broke and who may come back.</summary>
    public const string None = "none";

    /// <summary>The names of the doors.</summary>
    public static readonly IReadOnlyList<string> All = [Plain, Tls, Web];

    /// <summary>The door with an address.</summary>
    public static string Of(EndPoint local) => local is DoorEndPoint { Door: var door } ? door : Plain;
}
