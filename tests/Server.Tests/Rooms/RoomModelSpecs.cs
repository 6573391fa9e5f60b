using AkkaChat.Server.Rooms;
using FsCheck;
using FsCheck.Fluent;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Rooms;

/// <summary>Any sequence of commands leaves the room as a model of a few lines says.</summary>
public class RoomModelSpecs
{
    private static readonly string[] Nicknames = ["ann", "Ann", "ben", "cat", "dan"];

    private enum Kind
    {
        Join,
        Rename,
        Leave,
    }

    [Fact]
    public void Should_agree_with_a_simple_model_whatever_people_do()
    {
        var step = from kind in Gen.Elements(Kind.Join, Kind.Rename, Kind.Leave)
                   from person in Gen.Choose(1, 4)
                   from nickname in Gen.Elements(Nicknames)
                   select (kind, new ConnectionId(person), nickname);

        Prop.ForAll(Arb.From(Gen.ListOf(step)), steps => Agree(steps)).QuickCheckThrowOnFailure();
    }

    private static void Agree(IEnumerable<(Kind Kind, ConnectionId Person, string Nickname)> steps)
    {
        var room = new Room();
        var model = new Dictionary<ConnectionId, string>();
        foreach (var (kind, person, nickname) in steps)
        {
            var here = model.TryGetValue(person, out var current);
            if (here == (kind == Kind.Join))
                continue;
            var taken = model.Any(other => other.Key != person && string.Equals(other.Value, nickname, StringComparison.OrdinalIgnoreCase));
            var accepted = kind switch
            {
                Kind.Join => room.Join(person, Nick(nickname)).Accepted,
                Kind.Rename => room.Rename(person, Nick(nickname)).Accepted,
                _ => room.Leave(person).Accepted,
            };

            accepted.ShouldBe(kind == Kind.Leave || (!taken && current != nickname));
            if (accepted && kind == Kind.Leave)
                model.Remove(person);
            else if (accepted)
                model[person] = nickname;
            room.Members.Select(member => member.Text).ShouldBe(model.Values, ignoreOrder: true);
            room.Count.ShouldBe(model.Count);
            foreach (var (member, name) in model)
                room.NameOf(member).Text.ShouldBe(name);
        }
    }
}
