namespace AkkaChat.Client;

/// <summary>The pauses between attempts to get a lost connection back; each is about twice the one before.</summary>
/// <param name="MinBackoff">The first pause.</param>
/// <param name="MaxBackoff">The longest pause.</param>
internal sealed record RetryPauses(TimeSpan MinBackoff, TimeSpan MaxBackoff)
{
    public static readonly RetryPauses Default = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(15));
}
