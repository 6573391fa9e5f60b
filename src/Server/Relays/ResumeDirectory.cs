using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using AkkaChat.Protocol;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Relays;

/// <summary>Finds resumable sessions by their tokens, limits how many one address may have, and remembers those that ended.</summary>
/// <param name="settings">The limits: an address may have as many resumable sessions as connections.</param>
internal sealed class ResumeDirectory(ConnectionSettings settings)
{
    // About a megabyte.
    private const int RememberedSessions = 8192;

    private const int TokenBytes = 16;

    private readonly ConnectionLimiter _limiter = new(settings.AtAnyRate, "programs");
    private readonly Dictionary<string, Member> _members = [];
    private readonly EndedSessions _ended = new(RememberedSessions);

    /// <summary>A random name in hexadecimal digits.</summary>
    public static string RandomName(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));

    /// <summary>A token that nobody can guess.</summary>
    public static string RandomToken() => RandomName(TokenBytes);

    /// <summary>Finds the member whose session has this token.</summary>
    public bool TryFind(string? token, [NotNullWhen(true)] out Member? member)
    {
        member = null;
        return token is not null && _members.TryGetValue(token, out member);
    }

    /// <summary>Whether the session with this token ended because its client left.</summary>
    public bool HasLeft(string? token) => _ended.TryGet(token, out var session) && session.Left;

    /// <summary>Starts a session, which counts for its address until <see cref="Abandon"/> or <see cref="Remove"/>.</summary>
    /// <param name="handshake">What the client asks for.</param>
    /// <param name="from">The client's address.</param>
    /// <param name="now">The time.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="refusal">Why it is refused.</param>
    public bool TryStart(Handshake handshake, IPAddress from, DateTimeOffset now, [NotNullWhen(true)] out SessionStart? start, [NotNullWhen(false)] out string? refusal)
    {
        start = null;
        if (!_limiter.TryAdmit(from, now, out _, out refusal))
            return false;
        long? done = _ended.TryGet(handshake.Token, out var ended) ? ended.Done : null;

        // Whoever knows the token owns the session, so it must be hard to guess.
        start = handshake.Token is { } chosen && Handshake.IsToken(chosen)
            ? new SessionStart(chosen, handshake.Cursor, done)
            : new SessionStart(RandomToken(), 0, done);
        return true;
    }

    /// <summary>Gives up a session that started and did not get to join.</summary>
    public void Abandon(IPAddress from) => _limiter.Release(from);

    /// <summary>Adds a member whose session has started.</summary>
    /// <returns>False if another member has this token.</returns>
    public bool TryAdd(string token, Member member) => _members.TryAdd(token, member);

    /// <summary>Removes a member and remembers how its session ended.</summary>
    public void Remove(ResumeState session, bool left)
    {
        _members.Remove(session.Token);
        _limiter.Release(session.From);
        _ended.Add(session.Token, new EndedSession(session.Numbers.Latest, left));
    }
}
