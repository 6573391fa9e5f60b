using System.Collections.Concurrent;
using Akka.Actor;
using Akka.IO;

namespace AkkaChat.Server.Tests.Model;

/// <content>What somebody does, and what the model says comes of it.</content>
internal sealed partial class World
{
    private void Come(Step step)
    {
        if (_seats[step.Who] is not { } session)
            _seats[step.Who] = session = Connect(step.Who);
        if (session.Guest.Name is not null)
            return;
        Type(session, step.Name);
        if (!_model.IsBanned(step.Name))
        {
            _model.Join(session.Guest, step.Name);
            return;
        }
        session.Guest.Hear("! you are banned for good");
        _seats[step.Who] = null;
    }

    private ModelSession Connect(int seat)
    {
        var written = new ConcurrentQueue<string>();
        var seed = _all.Count;
        var connection = _kit.Sys.ActorOf(Props.Create(() => new FakeConnection(seed, written)));
        var lineEnd = seat == 0 ? "\r\n" : "\n";
        var session = new ModelSession(connection, written, lineEnd, new ModelGuest(lineEnd, Backlog));
        _all.Add(session);
        _listener.Tell(new Tcp.Connected(Somewhere, Somewhere), connection);
        return session;
    }

    private void Speak(Step step, ModelSession session)
    {
        var text = $"line {++_said}";
        switch (step.Kind)
        {
            case StepKind.Say:
                Type(session, text);
                _model.Say(session.Guest, text);
                break;
            case StepKind.Paste:
                Type(session, [.. Enumerable.Range(1, Pasted).Select(n => $"{text}.{n}")]);
                for (var n = 1; n <= Pasted; n++)
                    _model.Say(session.Guest, $"{text}.{n}");
                break;
            case StepKind.Act:
                Type(session, $"/me {text}");
                _model.Act(session.Guest, text);
                break;
            case StepKind.Rename:
                Type(session, $"/nick {step.Name}");
                _model.Rename(session.Guest, step.Name);
                break;
            case StepKind.Whisper:
                Type(session, $"/msg {step.Name} {text}");
                _model.Whisper(session.Guest, step.Name, text);
                break;
            case StepKind.ListMembers:
                Type(session, "/who");
                _model.ListMembers(session.Guest);
                break;
            case StepKind.Promote or StepKind.Mute or StepKind.Unmute or StepKind.Kick or StepKind.Ban or StepKind.Unban:
                Moderate(step, session);
                break;
            case StepKind.FailRoom:
                Type(session, $"{text}.1", CommandSpy.Fault, $"{text}.2");
                _model.Say(session.Guest, $"{text}.1");
                session.Guest.Hear("! something went wrong here, and nothing was done: try again");
                _model.Say(session.Guest, $"{text}.2");
                break;
            default:
                WaitForRoom(); // the session answers by itself
                Type(session, "/nope");
                session.Guest.Hear("! there is no command /nope: /help lists them (to say a line that begins with a slash, type two)");
                break;
        }
    }

    private void Moderate(Step step, ModelSession session)
    {
        var guest = session.Guest;
        if (step.Kind == StepKind.Promote)
        {
            Promote(session);
            return;
        }
        Type(session, $"/{step.Kind} {step.Name}{(step.Kind == StepKind.Mute ? MuteTime : "")}");
        switch (step.Kind)
        {
            case StepKind.Mute:
                _model.Mute(guest, step.Name);
                break;
            case StepKind.Unmute:
                _model.Unmute(guest, step.Name);
                break;
            case StepKind.Unban:
                _model.Unban(guest, step.Name);
                break;
            default:
                if (_model.Kick(guest, step.Name, isBan: step.Kind == StepKind.Ban) is { } removed)
                    _seats[Array.FindIndex(_seats, seat => seat?.Guest == removed)] = null;
                break;
        }
    }

    /// <summary>The password is checked on another thread: the room is asked some time later.</summary>
    private void Promote(ModelSession session)
    {
        if (session.Guest.IsOperator)
            return;
        WaitForRoom();
        Type(session, $"/op {Password}");
        _promoted++;
        Await(() =>
        {
            _witness.Send(_roomSpy, RoomSpy.CountPromotions.Instance);
            return _witness.ExpectMsg<int>() == _promoted;
        });
        WaitForRoom();
        _model.Promote(session.Guest);
    }

    /// <summary>What was typed last has no line ending, and is a line all the same.</summary>
    private void EndInput(ModelSession session)
    {
        var text = $"line {++_said}";
        if (session.Guest.Name is not null)
        {
            session.Connection.Tell(new FakeConnection.Type(text));
            session.Guest.Sent++;
            _model.Say(session.Guest, text);
        }
        session.Connection.Tell(new FakeConnection.EndInput());
        if (session.Guest.Name is not null)
            ExpectSubmitted(1);
    }

    private void Leave(Step step, ModelSession session, Action<ModelGuest> leave)
    {
        _seats[step.Who] = null;
        if (session.Guest.Name is null)
        {
            session.Guest.Hear("* goodbye");
            return;
        }
        ExpectSubmitted(1);
        leave(session.Guest);
    }

    private void Lose(Step step, ModelSession session)
    {
        _seats[step.Who] = null;
        session.Guest.IsBroken = true;
        _model.Lose(session.Guest);
        WaitForRoom(); // who has yet to join would make up for who has yet to leave
        Await(() => MembersInRoom() == _model.Count);
    }

    private void Type(ModelSession session, params string[] lines)
    {
        session.Type(string.Join(session.LineEnd, lines));
        if (session.Guest.Name is not null)
            session.Guest.Sent += lines.Length;
        ExpectSubmitted(lines.Length);
    }
}
