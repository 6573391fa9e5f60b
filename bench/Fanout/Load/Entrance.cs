using System.Text;
using AkkaChat.Bench.Fanout.Wire;

namespace AkkaChat.Bench.Fanout.Load;

/// <summary>Brings the crowd into the room, as fast as the server lets it in.</summary>
internal sealed class Entrance(LoadOptions options, Dialect dialect, Crowd crowd, Progress progress) : IReceiver
{
    // So many are being let in at a time: enough to keep a server busy, few enough for a short backlog of connections.
    private const int AtTheDoor = 64;

    // Little, so that what a slow member does not read piles up elsewhere: in the sender's kernel, some megabytes of it, and then in the server.
    private const int SlowReceiveBuffer = 4096;

    private const long LongestWait = 10_000;

    private static readonly long Patience = Clock.Seconds(120);
    private static readonly long Quiet = Clock.Seconds(0.3);

    private readonly ServerAddress _server = new(options.Host, options.Port);
    private int _joined;

    /// <summary>Lets everybody in and waits until the last notice about it has come.</summary>
    /// <returns>Seconds from the first connection to that last notice.</returns>
    public double Open()
    {
        crowd.Receiver = this;
        var start = Clock.Now;
        for (var i = 0; i < options.Connections; i++)
        {
            Admit(i);
            while (i - _joined >= AtTheDoor)
                Wait(start);
        }
        while (_joined < options.Connections || Clock.Now - crowd.LastReceived < Quiet)
            Wait(start);

        foreach (var slow in crowd.Clients.Skip(options.Readers).Take(options.Slow))
            crowd.StopReading(slow);
        return (crowd.LastReceived - start) / 1e6;
    }

    public int Received(Client client, ReadOnlySpan<byte> bytes)
    {
        var used = 0;
        while (!client.HasJoined && bytes[used..].IndexOf((byte)'\n') is var end and >= 0)
        {
            Read(client, bytes.Slice(used, end).TrimEnd((byte)'\r'));
            used += end + 1;
        }
        return client.HasJoined ? bytes.Length : used;
    }

    public void Dropped(Client client) => throw Refused("closed a connection");

    private void Admit(int index)
    {
        var listens = index < options.Members;
        var isSlow = listens && index >= options.Readers;
        var client = crowd.Add(_server.Connect(isSlow ? SlowReceiveBuffer : null), listens && !isSlow ? new SequenceCheck(options.Senders) : null);
        crowd.Send(client, dialect.Hello(client.Nickname, listens));
        crowd.Poll(0);
    }

    private void Wait(long start)
    {
        crowd.Poll(LongestWait);
        progress.Show(() => $"joining: {_joined:N0} of {options.Connections:N0}");
        if (Clock.Now - start > Patience)
            throw new FanoutException($"the server let {_joined:N0} of {options.Connections:N0} in within {Patience / 1_000_000} s");
    }

    private void Read(Client client, ReadOnlySpan<byte> line)
    {
        var reply = dialect.Read(line, client.Nickname);
        switch (reply.Kind)
        {
            case ReplyKind.Joined:
                client.HasJoined = true;
                _joined++;
                break;
            case ReplyKind.Refused:
                throw Refused($"said: {Encoding.UTF8.GetString(line)}");
            case ReplyKind.WantsAnswer:
                crowd.Send(client, reply.Answer);
                break;
        }
    }

    private FanoutException Refused(string how) => new($"the server let {_joined:N0} of {options.Connections:N0} in, then {how}");
}
