using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Sessions;

/// <content>The end: everything that was sent arrives before the connection closes.</content>
internal sealed partial class Session
{
    private bool Closing(object message)
    {
        switch (message)
        {
            case RelayReplies.Flushed:
                CloseConnection();
                return true;
            case Tcp.Received received:
                _reader.Append(received);
                return true;
            case Tcp.PeerClosed:
                _reader.End();
                return true;
            default:
                return HandleClosing(message);
        }
    }

    private bool Lingering(object message)
    {
        if (message is not Tcp.Received)
            return HandleClosing(message);
        _connection.Tell(Tcp.ResumeReading.Instance, Self);
        return true;
    }

    /// <summary>Handles the end. Messages that the relay sent before it knew, and a second stop, change nothing.</summary>
    private bool HandleClosing(object message)
    {
        switch (message)
        {
            case CloseTimeout:
                Abort("it did not close in time");
                return true;
            case SessionCommands.Stop or LineReader.RateLimitElapsed or NicknameTimeout or PasteEnded:
            case RelayReplies.Confirmed or RelayReplies.FellBehind or RelayReplies.Left or RelayReplies.LoginNeeded:
            case RelayReplies.Joined or RelayReplies.JoinRefused or RelayReplies.Started or RelayReplies.Resumed:
            case RelayReplies.Dismissed or RelayReplies.Detached or RelayReplies.Removed:
                return true;
            default:
                return HandleEnd(message);
        }
    }

    private void Close(ServerText farewell)
    {
        var lines = IsResumable
            ? ServerLines.Control(new ControlLine.Goodbye($"* {farewell.In(_form.Language)}"))
            : ServerLines.Notice(_form, farewell);
        Close(lines, farewell);
    }

    /// <summary>Closes and tells a resumable client where it can go on, by the door by which it came.</summary>
    private void CloseBeforeStop(SessionCommands.Stop stop)
    {
        ServerText farewell = $"the server is stopping, goodbye";
        var nodes = stop.OtherNodes.Select(node => _client.Door switch
        {
            DoorNames.Plain => node.Plain,
            DoorNames.Tls => node.Tls,
            _ => null, // a page stays where it is: at its own site
        });
        var goodbye = new ControlLine.Goodbye($"* {farewell.In(_form.Language)}") { Nodes = string.Join(',', nodes.OfType<NodeAddress>()) };
        if (IsResumable)
            Close(ServerLines.Control(goodbye), farewell);
        else
            Close(farewell);
    }

    /// <summary>Closes and tells a resumable client not to come back by itself.</summary>
    private void CloseForGood(ServerText reason)
    {
        var lines = IsResumable
            ? ServerLines.Control(new ControlLine.Goodbye($"! {reason.In(_form.Language)}"))
            : ServerLines.Refusal(_form, reason);
        Close(lines, reason);
    }

    private void CloseWithRefusal(ServerText reason) => Close(ServerLines.Refusal(_form, reason), reason);

    private void Close(EncodedLines farewell, ServerText reason) => Finish(farewell, $"{reason}");

    private void Finish(EncodedLines farewell, string reason)
    {
        _relay.Tell(new RelayCommands.Finish(_client.Id, farewell, reason), Self);
        Timers.StartSingleTimer(CloseTimer, CloseTimeout.Instance, _settings.ClosingTimeout);
        Become(Closing);
    }

    private void CloseConnection()
    {
        if (_reader.HasEnded)
        {
            _connection.Tell(Tcp.Close.Instance, Self);
            return;
        }

        // Closing while the client still sends would reset the connection and take the last lines with it. So only our half is
        // closed, what comes is thrown away, and a client that does not close its half in time (nc does not) is cut off.
        _connection.Tell(Tcp.ConfirmedClose.Instance, Self);
        Timers.StartSingleTimer(CloseTimer, CloseTimeout.Instance, _settings.Linger);
        Become(Lingering);
        if (!_reader.HasRequested)
            _connection.Tell(Tcp.ResumeReading.Instance, Self);
    }

    private void Abort(string reason)
    {
        _connection.Tell(Tcp.Abort.Instance, Self);
        End(reason);
    }
}
