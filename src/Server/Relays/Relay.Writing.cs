using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Dispatching;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.FanOut;
using AkkaChat.Server.Relays.Messages;

namespace AkkaChat.Server.Relays;

/// <content>What is written to the members: the batch, once the thread has nothing else to do, and lines for one of them.</content>
internal sealed partial class Relay
{
    // How long lines about who joined and left wait for more, in a time when many do.
    private static readonly TimeSpan ArrivalsWait = TimeSpan.FromMilliseconds(500);

    private readonly List<Subscriber> _unconfirmed = [];
    private bool _flushIsDue;

    private void ReceiveWritten()
    {
        Receive<WriteAck>(OnAck);
        Receive<Tcp.CommandFailed>(OnWriteFailed);
        Receive<FlushBatch>(_ => Flush());
        Receive<FlushWaiting>(_ => Flush(includesWaiting: true));
    }

    private void FlushLater()
    {
        if (_flushIsDue)
            return;
        _flushIsDue = true;
        RoundExecutor.TellWhenIdle(Self, FlushBatch.Instance);
    }

    /// <summary>Tells everybody what they have yet to be told, and the sessions what is done.</summary>
    /// <param name="includesWaiting">Whether lines about who joined and left, which may wait for more, are told too.</param>
    private void Flush(bool includesWaiting = false)
    {
        _flushIsDue = false;
        _metrics.Delivered(_subscribers.Flush(includesWaiting));
        if (_subscribers.HasWaiting && !Timers.IsTimerActive(nameof(FlushWaiting)))
            Timers.StartSingleTimer(nameof(FlushWaiting), FlushWaiting.Instance, ArrivalsWait);
        foreach (var subscriber in _unconfirmed)
        {
            var count = subscriber.Unconfirmed;
            subscriber.Unconfirmed = 0;
            subscriber.InFlight -= count;
            SendAcknowledgement(subscriber);
            subscriber.SessionLink?.Session.Tell(new RelayReplies.Confirmed(count, subscriber.TakeRefused()), Self);
        }
        _unconfirmed.Clear();
        TellCloser();
    }

    private void OnAck(WriteAck ack)
    {
        if (!_links.TryGetValue(ack.Connection, out var link))
            return;
        var (fellBehind, dropped) = (link.Writer.FellBehind, link.Writer.Dropped);
        link.Writer.OnAck();
        if (fellBehind && !link.Writer.FellBehind && link.Subscriber is { } subscriber)
            NoteSkipped(subscriber, dropped);
        if (fellBehind && !link.Writer.FellBehind && link.Subscriber?.Resume is { } resume)
        {
            link.Send(ServerLines.Control(new ControlLine.CursorMoved(resume.Replay.End)));
            link.Send(ServerLines.Control(new ControlLine.Acknowledged(resume.Numbers.Done)));
        }
        TellWhenFlushed(link);
    }

    private void OnWriteFailed(Tcp.CommandFailed failed)
    {
        if (failed.Cmd is Tcp.Write { Ack: WriteAck ack } && _links.TryGetValue(ack.Connection, out var link))
            link.Session.Tell(RelayReplies.WriteFailed.Instance, Self);
    }

    private void TellWhenFlushed(SessionLink link)
    {
        if (link is { IsFinishing: true, Writer.IsDone: true })
            link.Session.Tell(RelayReplies.Flushed.Instance, Self);
    }

    private static void SendAcknowledgement(Subscriber subscriber)
    {
        if (subscriber is not { Resume: { } resume, SessionLink: { } link } || resume.Numbers.Done == resume.DoneSent)
            return;
        resume.DoneSent = resume.Numbers.Done;
        link.Send(ServerLines.Control(new ControlLine.Acknowledged(resume.Numbers.Done)));
    }

    /// <summary>Shows a member lines behind all that happened before.</summary>
    private static void Show(Subscriber subscriber, EncodedLines lines)
    {
        subscriber.FlushPending();
        subscriber.Send(lines);
    }

    private void TellAll(ServerText notice)
    {
        foreach (var subscriber in _subscribers.All)
            Show(subscriber, ServerLines.Notice(subscriber.Form, notice));
    }

    /// <summary>Counts a command or an answer as done. The session is told with the batch.</summary>
    private void Confirm(Subscriber subscriber)
    {
        if (subscriber.Unconfirmed++ == 0)
            _unconfirmed.Add(subscriber);
        FlushLater();
    }

    private sealed record FlushBatch
    {
        public static readonly FlushBatch Instance = new();
    }

    private sealed record FlushWaiting
    {
        public static readonly FlushWaiting Instance = new();
    }
}
