namespace AkkaChat.Protocol;

/// <summary>Why a text is no nickname.</summary>
/// <param name="Reason">For the user: what is wrong, with which value, and what to do.</param>
/// <param name="Suggestion">A nickname like it; null when there is none. Somebody may have it.</param>
public sealed record NicknameRefusal(ServerText Reason, Nickname? Suggestion = null)
{
    /// <summary>The reason with the suggestion.</summary>
    public ServerText Text => Suggestion is { } nickname ? $"{Reason}, for instance {nickname}" : Reason;

    /// <summary>The reason with the suggestion, in English.</summary>
    public override string ToString() => Text.ToString();
}
