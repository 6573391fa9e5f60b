using System.Security.Cryptography;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Session;

/// <summary>What a session knows. Not thread-safe: the <see cref="ClientSession"/> guards it.</summary>
/// <param name="nickname">The nickname to join with; null when the user has to choose one.</param>
/// <param name="isProgram">Whether a program types, and no person.</param>
internal sealed class SessionState(string? nickname, bool isProgram)
{
    private const int TokenDigits = 32;

    /// <summary>The resume token.</summary>
    public string Token { get; set; } = RandomNumberGenerator.GetHexString(TokenDigits, lowercase: true);

    /// <summary>The user's lines that the server has not acknowledged.</summary>
    public UnackedLines Unacked { get; } = new();

    /// <summary>How far the user has read.</summary>
    public Cursor Cursor { get; } = new();

    /// <summary>The members' nicknames.</summary>
    public MemberNames Members { get; } = new();

    /// <summary>The members that spoke last.</summary>
    public RecentSpeakers Speakers { get; } = new();

    /// <summary>The values for the rest of the client that are not in the objects above.</summary>
    public SessionSnapshot Snapshot { get; set; } = new() { Nickname = nickname };

    /// <summary>The first line of a connection.</summary>
    public string FormatHandshake() =>
        new Handshake(Snapshot.Nickname!, Token, Cursor.Received) { LastEvent = Cursor.LastEvent, Epoch = Cursor.Epoch, IsProgram = isProgram }.Format();

    /// <summary>All values for the rest of the client, as they are now.</summary>
    public SessionSnapshot TakeSnapshot() => Snapshot = Snapshot with
    {
        Members = Members.Names,
        AreMembersKnown = Members.IsComplete,
        RecentSpeakers = Speakers.Names,
        LastWhisperer = Speakers.LastWhisperer,
        PendingLines = Unacked.Pending,
        UnackedCount = Unacked.Count,
    };
}
