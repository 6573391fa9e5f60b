using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using AkkaChat.Protocol;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Relays.FanOut;
using AkkaChat.Server.Relays.Resuming;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Relays;

/// <summary>Finds resumable sessions by their tokens, and limits how many one address may have.</summary>
/// <param name="settings">The limits: an address may have as many resumable sessions as connections.</param>
internal sealed class ResumeDirectory(ConnectionSettings settings)
{
    private const int TokenDigits = 32;

    private readonly ConnectionLimiter _limiter = new(settings.WithoutRateLimit, countsSessions: true);
    private readonly Dictionary<string, SessionLink> _starting = [];
    private readonly Dictionary<string, Subscriber> _subscribers = [];

    /// <summary>Finds the member whose session has this token.</summary>
    public bool TryFind(string? token, [NotNullWhen(true)] out Subscriber? subscriber)
    {
        subscriber = null;
        return token is not null && _subscribers.TryGetValue(token, out subscriber);
    }

    /// <summary>Finds the session that has started with this token and has not joined yet.</summary>
    public bool TryFindStarting(string? token, [NotNullWhen(true)] out SessionLink? link)
    {
        link = null;
        return token is not null && _starting.TryGetValue(token, out link);
    }

    /// <summary>Starts a session, which counts for its address until <see cref="Abandon"/> or <see cref="Remove"/>.</summary>
    /// <param name="link">The client's connection.</param>
    /// <param name="handshake">What the client asks for.</param>
    /// <param name="now">The time.</param>
    /// <param name="refusal">Why it is refused.</param>
    public bool TryStart(SessionLink link, Handshake handshake, DateTimeOffset now, [NotNullWhen(false)] out ServerText? refusal)
    {
        var from = link.From.Address;
        if (!_limiter.TryAdmit(from, now, out _, out var limit))
        {
            refusal = limit.Text;
            return false;
        }
        refusal = null;

        // Whoever knows the token owns the session, so it must be hard to guess.
        link.Start = handshake.Token is { } chosen && Handshake.IsToken(chosen)
            ? new SessionStart(chosen, IsTokenKnown: true, handshake.Cursor, Done: null, from)
            {
                LastEvent = handshake.LastEvent,
                Epoch = handshake.Epoch,
            }
            : new SessionStart(RandomNumberGenerator.GetHexString(TokenDigits, lowercase: true), IsTokenKnown: false, At: 0, Done: null, from);
        link.Start = link.Start with { IsProgram = handshake.IsProgram };
        _starting.Add(link.Start.Token, link);
        return true;
    }

    /// <summary>Has a session that has started go on with another connection.</summary>
    public void Move(SessionLink from, SessionLink to, Handshake handshake)
    {
        to.Start = from.Start! with { At = handshake.Cursor, LastEvent = handshake.LastEvent, Epoch = handshake.Epoch };
        from.Start = null;
        _starting[to.Start.Token] = to;
    }

    /// <summary>Gives up a session that has started and will not join.</summary>
    public void Abandon(SessionLink link)
    {
        if (link.Start is not { } start)
            return;
        _starting.Remove(start.Token);
        _limiter.Release(start.From);
        link.Start = null;
    }

    /// <summary>Has a session that has started belong to its member.</summary>
    public void Add(Subscriber subscriber, SessionLink link)
    {
        _starting.Remove(link.Start!.Token);
        _subscribers.Add(link.Start.Token, subscriber);
        link.Start = null;
    }

    /// <summary>Removes a member.</summary>
    public void Remove(ResumeState session)
    {
        _subscribers.Remove(session.Token);
        _limiter.Release(session.Start.From);
    }
}
