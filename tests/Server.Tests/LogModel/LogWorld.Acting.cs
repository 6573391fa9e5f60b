using Akka.Actor;
using Akka.TestKit;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Tests.LogModel;

/// <content>What happens in a step.</content>
internal sealed partial class LogWorld
{
    // Some are answered by the room, some by the relay, some by the session; the log cannot be read here.
    private static readonly string[] Questions = ["/who", "/away", "/ping", "/history 3", "/lag", "/nodes", "/back", "/search line", "/nope", "/topic"];

    // The public half of a key.
    private static readonly string Key = LoginKey.Create().PublicHalf;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private void Do(LogStep step)
    {
        var client = _seats[step.Who];
        switch (step.Kind)
        {
            case LogStepKind.Connect:
                Connect(step.Who);
                break;
            case LogStepKind.Say:
                client?.Say($"line {++_said}");
                break;
            case LogStepKind.Whisper:
                Whisper(step.Who);
                break;
            case LogStepKind.Ask:
                client?.Say(Questions[_said++ % Questions.Length]);
                break;
            case LogStepKind.Leave:
                client?.Say("/q");
                break;
            case LogStepKind.Break:
                client?.Break();
                break;
            case LogStepKind.Rename:
                client?.Say($"/nick another{++_said}");
                break;
            case LogStepKind.Register:
                client?.Say($"/register key:{Key}");
                break;
            case LogStepKind.BecomeOperator:
                client?.Say($"/op {Password}");
                break;
            case LogStepKind.Mute:
                Moderate(step.Who, "mute", "20s");
                break;
            case LogStepKind.Unmute:
                Moderate(step.Who, "unmute", "");
                break;
            case LogStepKind.Ban:
                Moderate(step.Who, "ban", "20s");
                break;
            case LogStepKind.LoseMessages or LogStepKind.LoseNothing:
                Lose(step.Kind == LogStepKind.LoseMessages);
                break;
            case LogStepKind.FailWrite:
                FaultyJournal.FailNext(FaultyJournal.Fault.Refused);
                break;
            case LogStepKind.FailAfterWrite:
                FaultyJournal.FailNext(FaultyJournal.Fault.Unconfirmed);
                break;
            case LogStepKind.StopRoom:
                _kit.Sys.ActorSelection(_room.Path / "log").Tell(PoisonPill.Instance);
                break;
            case LogStepKind.StopServer:
                StopServer();
                StartServer();
                break;
            case LogStepKind.PassTime:
                Pass(step.Seconds);
                break;
        }
    }

    private void Connect(int seat)
    {
        if (_seats[seat] is null or { HasLeft: true })
            _clients.Add(_seats[seat] = new LogClient($"client{_clients.Count}", $"{_clients.Count:x32}"));
        if (_seats[seat] is { IsConnected: false } client)
            client.Connect(_kit.Sys, _listener, ++_connections);
    }

    private void Whisper(int seat)
    {
        if (_seats[seat] is { } client && _seats[(seat + 1) % _seats.Length] is { } addressee)
            client.Say($"/msg {addressee.Name} whisper {++_said}");
    }

    private void Moderate(int seat, string command, string time)
    {
        if (_seats[seat] is { } subject && _seats[(seat + 1) % _seats.Length] is { } by)
            by.Say($"/{command} {subject.Name} {time}");
    }

    private void Lose(bool begins)
    {
        foreach (var way in _ways)
            way.Tell(new UnreliableWay.Lose(begins));
    }

    private void Pass(int seconds)
    {
        for (; seconds > 0; seconds--)
            ((TestScheduler)_kit.Sys.Scheduler).Advance(Second);
    }
}
