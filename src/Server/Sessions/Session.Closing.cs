using Akka.IO;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Sessions;

/// <content>The end: everything that was sent arrives before the connection closes.</content>
internal sealed partial class Session
{
    private bool Closing(object message)
    {
        switch (message)
        {
            case Written:
                FinishWriting();
                return true;
            case Tcp.Received received:
                _reader.Add(received);
                return true;
            case Tcp.PeerClosed:
                _reader.End();
                return true;
            default:
                return AtLast(message);
        }
    }

    private bool Lingering(object message)
    {
        if (message is not Tcp.Received)
            return AtLast(message);
        _connection.Tell(Tcp.ResumeReading.Instance, Self);
        return true;
    }

    private bool AtLast(object message)
    {
        if (message is OutOfPatience)
            Abort();
        else
            TheEnd(message);
        return true;
    }

    private void Close(string farewell) => Close(Texts.Notices(_writer.Ending, farewell));

    private void CloseBecause(string reason) => Close(Texts.Refusal(_writer.Ending, reason));

    private void Close(EncodedLines farewell)
    {
        _writer.SendRegardless(farewell);
        Timers.StartSingleTimer(PatienceTimer, OutOfPatience.Instance, _settings.ClosingTimeout);
        Become(Closing);
    }

    private void FinishWriting()
    {
        _writer.GoOn();
        if (!_writer.IsDone)
            return;
        if (_reader.HasEnded)
            _connection.Tell(Tcp.Close.Instance, Self);
        else
            CloseGently(_reader.IsAsking);
    }

    private void CloseGently(bool isAsking)
    {
        // Closing while the client still sends would reset the connection and take the last lines with it. So only our half is
        // closed, what comes is thrown away, and who does not close its own half in time (as nc does not) is cut off.
        _connection.Tell(Tcp.ConfirmedClose.Instance, Self);
        Timers.StartSingleTimer(PatienceTimer, OutOfPatience.Instance, _settings.Linger);
        Become(Lingering);
        if (!isAsking)
            _connection.Tell(Tcp.ResumeReading.Instance, Self);
    }

    private void Abort()
    {
        _connection.Tell(Tcp.Abort.Instance, Self);
        Context.Stop(Self);
    }
}
