using AkkaChat.Protocol;

namespace AkkaChat.Server.Lines;

/// <summary>What a member changes in its own lines. It holds until the member leaves.</summary>
internal abstract record ViewChange
{
    private ViewChange()
    {
    }

    /// <summary>A clock before each line.</summary>
    public sealed record Time(bool On) : ViewChange;

    /// <summary>The language of the server's own lines.</summary>
    public sealed record Speak(Language Language) : ViewChange
    {
        /// <summary>What somebody is told who has chosen a language, in that language.</summary>
        public static ServerText Done => $"the server speaks English to you from now on";
    }

    /// <summary>Which events are shown.</summary>
    public sealed record Filter(LineFilter Lines) : ViewChange;

    /// <summary>Somebody is read again.</summary>
    public sealed record Unignore(Nickname Who) : ViewChange;

    /// <summary>Changes nothing; says who is ignored.</summary>
    public sealed record ListIgnored : ViewChange
    {
        public static readonly ListIgnored Instance = new();
    }
}
