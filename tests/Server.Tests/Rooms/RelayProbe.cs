using Akka.Actor;
using Akka.TestKit;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Tests.Rooms;

/// <summary>A probe in place of a relay, which reads from the room.</summary>
internal sealed class RelayProbe
{
    private readonly Queue<object> _read = new();
    private long _commands;
    private long _answered;

    public RelayProbe(TestKitBase kit, IActorRef room, int number, string place = "")
    {
        Room = room;
        Number = number;
        Probe = kit.CreateTestProbe();
        Probe.Send(room, new RoomCommands.Subscribe(number, place));
        Subscribed = Probe.ExpectMsg<RoomReplies.Subscribed>();
        Last = Subscribed.Last;
    }

    public TestProbe Probe { get; }

    public IActorRef Room { get; set; }

    public int Number { get; }

    public RoomReplies.Subscribed Subscribed { get; }

    /// <summary>The number of the last event that it has.</summary>
    public long Last { get; private set; }

    public void Ask(MemberId by, RoomCommand command, long line = 0) => Probe.Send(Room, Command(by, command, line));

    public RoomCommands.Apply Command(MemberId by, RoomCommand command, long line = 0) => new(Number, ++_commands, by, command, line);

    public void Read() => Probe.Send(Room, new RoomCommands.Read(Number, Last, _answered));

    /// <summary>The next event.</summary>
    public LoggedEvent Event() => Next().ShouldBeOfType<LoggedEvent>();

    /// <summary>The answer to a command that brought nothing about, which comes next.</summary>
    public T Answer<T>()
        where T : RoomAnswer => Next().ShouldBeOfType<RoomReplies.CommandAnswer>().Answer.ShouldBeOfType<T>();

    /// <summary>Nothing comes next.</summary>
    public void ShouldReadNothing()
    {
        _read.ShouldBeEmpty();
        Read();
        Probe.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    private object Next()
    {
        while (_read.Count == 0)
        {
            Read();
            Take(Probe.ExpectMsg<RoomReplies.Batch>());
        }
        return _read.Dequeue();
    }

    private void Take(RoomReplies.Batch batch)
    {
        var answers = new Queue<RoomReplies.CommandAnswer>(batch.Answers);
        foreach (var e in batch.Events)
        {
            TakeAnswers(answers, before: e.Stamp.Number);
            _read.Enqueue(e);
            Last = e.Stamp.Number;
            if (e.Relay == Number)
                _answered = Math.Max(_answered, e.Command);
        }
        TakeAnswers(answers, before: long.MaxValue);
    }

    private void TakeAnswers(Queue<RoomReplies.CommandAnswer> answers, long before)
    {
        while (answers.TryPeek(out var answer) && answer.After < before)
        {
            _read.Enqueue(answers.Dequeue());
            _answered = answer.Command;
        }
    }
}
