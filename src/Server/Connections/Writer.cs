using Akka.Actor;
using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Connections;

/// <summary>Writes a session's lines to its connection, as fast as the reader takes them: see <see cref="Outbox"/>.</summary>
internal sealed class Writer(IActorRef session, IActorRef connection, int backlog)
{
    private readonly Outbox _outbox = new(backlog);

    /// <summary>
    /// How lines end. LF until the client has shown what it uses: nobody who never sends CR is sent one. All that others see of
    /// it is a greeting after which the cursor is not at the left.
    /// </summary>
    public WireFormat Ending { get; set; } = WireFormat.Lf;

    /// <summary>Whether all lines have been acknowledged.</summary>
    public bool IsDone => _outbox.IsEmpty;

    /// <summary>Whether the reader has lost lines and was not told of it yet.</summary>
    public bool FellBehind => _outbox.HasDropped;

    public void Send(EncodedLines lines) => Write(_outbox.Add(lines));

    /// <summary>Sends lines that must arrive, however much waits already.</summary>
    public void SendRegardless(EncodedLines lines)
    {
        if (TakeSkipped() is { } notice)
            Write(_outbox.AddRegardless(notice));
        Write(_outbox.AddRegardless(lines));
    }

    /// <summary>Goes on after an acknowledgement.</summary>
    public void GoOn()
    {
        Write(_outbox.Acknowledge());
        if (TakeSkipped() is { } notice)
            Write(_outbox.Add(notice));
    }

    /// <summary>What to tell a reader who has lost lines.</summary>
    private EncodedLines? TakeSkipped() => _outbox.Resume() switch
    {
        0 => null,
        1 => Texts.Refusal(Ending, "you fell behind: 1 line skipped"),
        var skipped => Texts.Refusal(Ending, $"you fell behind: {skipped:N0} lines skipped"),
    };

    private void Write(Tcp.Write? write)
    {
        if (write is not null)
            connection.Tell(write, session);
    }
}
