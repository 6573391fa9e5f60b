using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Akka.Actor;
using AkkaChat.Server.Tests.Model;

namespace AkkaChat.Server.Tests.LogModel;

/// <summary>A resumable client as docs/PROTOCOL.md has it, reduced to what it has to remember.</summary>
/// <param name="name">Its nickname.</param>
/// <param name="token">Its resume token.</param>
internal sealed class LogClient(string name, string token)
{
    private const int Patience = 60;

    private readonly string _name = name;
    private readonly List<(long Id, string Text)> _unacknowledged = [];
    private readonly StringBuilder _unread = new();
    private readonly StringBuilder _transcript = new();
    private IActorRef _connection = ActorRefs.Nobody;
    private ConcurrentQueue<string> _written = [];
    private string _room = "";
    private long _cursor;
    private long _lastId;
    private int _silence;
    private bool _isKnown;

    /// <summary>Its resume token.</summary>
    public string Token { get; } = token;

    /// <summary>What it is called now.</summary>
    public string Name { get; private set; } = name;

    /// <summary>All that it was called.</summary>
    public HashSet<string> Names { get; } = [name];

    public List<(long Number, string Text)> Seen { get; } = [];

    public List<string> Acknowledged { get; } = [];

    public bool IsConnected { get; private set; }

    public bool IsJoined { get; private set; }

    public bool HasLeft { get; private set; }

    private long Last => Seen.Count > 0 ? Seen[^1].Number : 0;

    /// <summary>Whether it has nothing left to say, and has heard everything.</summary>
    /// <param name="last">The number of the last event for everybody.</param>
    public bool IsSettledAt(long last) => HasLeft || (IsJoined && _unacknowledged.Count == 0 && Last >= last);

    public override string ToString() => $"{_name} joined={IsJoined} left={HasLeft} unacknowledged={_unacknowledged.Count} last={Last}\n{_transcript}";

    public void Connect(ActorSystem system, IActorRef listener, int seed)
    {
        var written = _written = new ConcurrentQueue<string>();
        _unread.Clear();
        _connection = system.ActorOf(Props.Create(() => new FakeConnection(seed, written)));
        listener.Tell(new Akka.IO.Tcp.Connected(LogWorld.Somewhere, LogWorld.Somewhere), _connection);
        (IsConnected, IsJoined) = (true, false);
        _silence = 0;
        var place = Last > 0 ? $";n={Last};room={_room}" : "";
        Type($"@resume={Token};at={_cursor}{place} {_name}");
    }

    public void Break()
    {
        if (!IsConnected)
            return;
        Read(); // what has arrived has arrived
        _written = []; // the rest never does
        IsConnected = IsJoined = false;
        _connection.Tell(new FakeConnection.BreakWith(new Akka.IO.Tcp.ErrorClosed("reset")));
    }

    public void Say(string text)
    {
        var line = (Id: ++_lastId, text);
        _unacknowledged.Add(line);
        if (IsJoined)
            Type(line);
    }

    /// <summary>Reads, and takes a connection for dead on which nothing comes though something should.</summary>
    /// <param name="last">The number of the last event.</param>
    public void ReadOrGiveUp(long last)
    {
        _silence = Read() || IsSettledAt(last) ? 0 : _silence + 1;
        if (_silence > Patience)
            Break();
    }

    /// <summary>Reads what was written to it.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool Read()
    {
        while (_written.TryDequeue(out var text))
            _unread.Append(text);
        var unread = _unread.ToString();
        var end = unread.LastIndexOf('\n') + 1;
        _unread.Remove(0, end);
        _transcript.Append(unread, 0, end);
        foreach (var line in unread[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Receive(line);
        return end > 0;
    }

    private void Receive(string line)
    {
        if (!line.StartsWith('@'))
        {
            if (!line.StartsWith("* welcome", StringComparison.Ordinal))
                IsConnected = IsJoined = false; // too late, for instance
            return;
        }
        var space = line.IndexOf(' ');
        var tags = line[1..space].Split(';').Select(tag => tag.Split('=')).ToDictionary(tag => tag[0], tag => tag.ElementAtOrDefault(1) ?? "");
        if (tags.ContainsKey("n") || tags.ContainsKey("private"))
            Hear(tags, line[(space + 1)..]);
        else
            Control(tags);
    }

    private void Hear(Dictionary<string, string> tags, string text)
    {
        _cursor++;
        if (tags.TryGetValue("id", out var refused))
            _unacknowledged.RemoveAll(line => line.Id == Number(refused)); // it was told
        if (!tags.TryGetValue("n", out var value))
            return;
        var number = Number(value);
        number.ShouldBeGreaterThan(Last, $"{_name} hears {text} ({number}) after {Last}");
        Seen.Add((number, text));
        if (text.StartsWith($"* {Name} is now called ", StringComparison.Ordinal))
            Names.Add(Name = text.Split(' ')[^1]);
    }

    private void Control(Dictionary<string, string> tags)
    {
        if (tags.TryGetValue("gone", out var gone))
            Number(gone).ShouldBe(0, $"{_name} lost {gone} lines");
        if (tags.TryGetValue("session", out var session))
        {
            Name = _name;
            session.ShouldBe(Token);
            (_isKnown && !tags.ContainsKey("done")).ShouldBeFalse($"the server does not know {_name} any more");
            _room = _room.Length == 0 ? tags["room"] : _room;
            tags["room"].ShouldBe(_room);
        }
        if (tags.TryGetValue("resumed", out var cursor) || tags.TryGetValue("at", out cursor))
            _cursor = Number(cursor);
        if (tags.TryGetValue("done", out var done))
            Acknowledge(Number(done));
        if (tags.ContainsKey("session") || tags.ContainsKey("resumed"))
        {
            IsJoined = _isKnown = true;
            _unacknowledged.ForEach(Type);
        }
        if (tags.ContainsKey("bye"))
            (HasLeft, IsConnected, IsJoined) = (true, false, false);
        tags.ContainsKey("refused").ShouldBeFalse($"{this}");
    }

    private void Acknowledge(long done)
    {
        Acknowledged.AddRange(_unacknowledged.TakeWhile(line => line.Id <= done).Select(line => line.Text));
        _unacknowledged.RemoveAll(line => line.Id <= done);
    }

    private void Type((long Id, string Text) line) => Type($"@id={line.Id} {line.Text}");

    private void Type(string line)
    {
        _transcript.Append("> ").Append(line).Append('\n');
        _connection.Tell(new FakeConnection.Type(line + "\n"));
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
