using Akka.Actor;
using Akka.IO;

namespace AkkaChat.Server.Doors;

/// <content>Writes what is handed over, and ends the output behind it.</content>
internal sealed partial class DoorConnection
{
    private readonly Queue<(Tcp.Write Write, IActorRef Sender)> _writes = new();
    private Tcp.CloseCommand? _closing;
    private bool _hasEndedOutput;

    private void Write(Tcp.Write write)
    {
        if (_closing is not null)
        {
            Sender.Tell(new Tcp.CommandFailed(write), Self);
            return;
        }
        _writes.Enqueue((write, Sender));
        if (_writes.Count == 1)
            WriteQueued();
    }

    private void WriteQueued()
    {
        while (_writes.Count > 0)
        {
            var data = _writes.Peek().Write.Data;
            var writing = data.IsEmpty ? _output.Written : _transport.WriteAsync(data.ToArray());
            if (!writing.IsCompletedSuccessfully)
            {
                Follow(FinishAsync(writing));
                return;
            }
            Acknowledge();
        }
        if (_closing is not null)
            EndOutput();
    }

    private void OnWritten()
    {
        Acknowledge();
        WriteQueued();
    }

    private void Acknowledge()
    {
        var (write, sender) = _writes.Dequeue();
        if (write.WantsAck)
            sender.Tell(write.Ack, Self);
    }

    private void Close(Tcp.CloseCommand close)
    {
        if (_closing is not null)
            return;
        _closing = close;
        if (_writes.Count == 0)
            EndOutput();
    }

    private void EndOutput() => Follow(EndOutputAsync());

    private async Task<object> EndOutputAsync()
    {
        await _output.Written;
        await _transport.EndOutputAsync();
        return HasEndedOutput.Instance;
    }

    private void OnOutputEnded()
    {
        _hasEndedOutput = true;
        if (_hasPeerClosed || _closing is Tcp.Close)
            Closed(_closing!.Event);
    }

    private static async Task<object> FinishAsync(Task writing)
    {
        await writing;
        return HasWritten.Instance;
    }

    private sealed record HasWritten
    {
        public static readonly HasWritten Instance = new();
    }

    private sealed record HasEndedOutput
    {
        public static readonly HasEndedOutput Instance = new();
    }
}
