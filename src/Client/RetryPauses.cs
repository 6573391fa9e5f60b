namespace AkkaChat.Client;

/// <summary>The pauses between attempts to get a lost connection back; each is about twice the one before.</summary>
/// <param name="First">The first.</param>
/// <param name="Longest">The longest that they grow to.</param>
internal sealed record RetryPauses(TimeSpan First, TimeSpan Longest)
{
    public static readonly RetryPauses Default = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(15));
}
