namespace AkkaChat.Server.Settings;

/// <summary>The options of the command line that open doors; null where the settings apply.</summary>
/// <param name="Tls">Where lines over TLS are accepted.</param>
/// <param name="Http">Where the web page is served.</param>
/// <param name="Certificate">PEM file with the certificate.</param>
/// <param name="Key">PEM file with its key.</param>
internal sealed record DoorOptions(DoorAddress? Tls = null, DoorAddress? Http = null, string? Certificate = null, string? Key = null)
{
    /// <summary>Where monitoring programs are answered.</summary>
    public DoorAddress? Admin { get; init; }

    /// <summary>No such option.</summary>
    public static readonly DoorOptions None = new();
}
