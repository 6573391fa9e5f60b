namespace AkkaChat.Server.Settings;

/// <summary>Which records are kept; see <c>akkachat.log.keep</c> in <c>server.conf</c>.</summary>
/// <param name="Age">For how long; null for ever.</param>
/// <param name="Size">How many bytes of the latest; null for all.</param>
internal sealed record LogKeep(TimeSpan? Age, long? Size)
{
    /// <summary>The setting for no limit.</summary>
    public const string Unlimited = "unlimited";

    /// <summary>All records, for ever.</summary>
    public static readonly LogKeep Everything = new(null, null);
}
