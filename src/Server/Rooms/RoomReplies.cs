using AkkaChat.Protocol;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Rooms;

/// <summary>What the room tells one session. What it tells everybody are <see cref="EncodedLines"/>.</summary>
internal static class RoomReplies
{
    /// <summary>The nickname is in.</summary>
    /// <param name="Announcement">The line that tells everybody, the new member included.</param>
    /// <param name="History">What was said before, if anything was.</param>
    public sealed record Welcomed(EncodedLines Announcement, EncodedLines? History);

    /// <summary>A command was refused and has changed nothing.</summary>
    /// <param name="Command">The command.</param>
    /// <param name="Reason">What is wrong, with which value, and what to do.</param>
    public sealed record Refused(RoomCommand Command, string Reason);

    /// <summary>One member said something to another; told to both.</summary>
    public sealed record Whispered(Nickname From, Nickname To, string Text);

    /// <summary>Who is here, in alphabetical order: see <see cref="MemberList"/>.</summary>
    public sealed record Members(EncodedLines Lines);

    /// <summary>The member has left; nothing follows.</summary>
    public sealed record Goodbye(Nickname Nickname);

    /// <summary>The room is closed; nothing follows for anybody.</summary>
    public sealed record Closed
    {
        public static readonly Closed Instance = new();
    }

    /// <summary>So many more of the session's commands are done, and all that they brought about was told.</summary>
    public sealed record Confirmed
    {
        private static readonly Confirmed[] Small = [.. Enumerable.Range(0, 65).Select(count => new Confirmed(count))];

        private Confirmed(int count) => Count = count;

        /// <summary>How many since the last time.</summary>
        public int Count { get; }

        public static Confirmed Of(int count) => count < Small.Length ? Small[count] : new Confirmed(count);
    }
}
