"""Identifiers in comments: profiles and public addresses go, pages and numbers that name nobody stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.privacy.identifiers import mask_identifiers
from commentariat.corpus.text.canonical import canonical


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("http://www.facebook.com/al.smith?x=1", "http://www.facebook.com/[user]"),
        ("https://m.facebook.com/profile.php?id=100.", "https://m.facebook.com/[user]."),
        ("(https://twitter.com/al_smith/status/12)", "(https://twitter.com/[user])"),
        ("https://x.com/al, t.me/al", "https://x.com/[user], t.me/[user]"),
        ("https://www.youtube.com/@al", "https://www.youtube.com/@[user]"),
        ("https://medium.com/@al/post-1 mastodon.example/@al", "https://medium.com/@[user] mastodon.example/@[user]"),
        ("linkedin.com/in/al-smith-1 reddit.com/u/al", "linkedin.com/in/[user] reddit.com/u/[user]"),
        ("https://t.me/joinchat/AAb1 t.me/+AbC1", "https://t.me/joinchat/[user] t.me/[user]"),
        ("ko-fi.com/al, buymeacoffee.com/al.", "ko-fi.com/[user], buymeacoffee.com/[user]."),
        ("https://steamcommunity.com/id/al/", "https://steamcommunity.com/id/[user]"),
        ("steamcommunity.com/profiles/7656", "steamcommunity.com/profiles/[user]"),
        ("discord.com/users/1234567 patreon.com/al", "discord.com/users/[user] patreon.com/[user]"),
        ("facebook.com/al.smith instagram.com/al", "facebook.com/[user] instagram.com/[user]"),
        ("linkedin.com/in/al x.com/al", "linkedin.com/in/[user] x.com/[user]"),
        ("twitch.tv/al snapchat.com/add/al", "twitch.tv/[user] snapchat.com/add/[user]"),
        ("x.com/bbcfan_al/status/1 x.com/APfan", "x.com/[user] x.com/[user]"),
        ("my router 192.168.1.17, 10.0.0.138:8080 or 172.16.254.1", "my router [ip], [ip]:8080 or [ip]"),
        ("fe80::1ff:fe23:4567:890a", "[ip]"),
        ("00:1B:44:11:3A:B7, 00-1b-44-11-3a-b7, 001b.4411.3ab7.", "[mac], [mac], [mac]."),
        ("MAC address 00:11:22:33:44:55", "MAC address [mac]"),
        ("posted from 81.2.69.142.", "posted from [ip]."),
        ("2001:4860:4860::8888", "[ip]"),
        ("::ffff:81.2.69.142 and ::FFFF:5102:458e", "[ip] and [ip]"),
        ("0:0:0:0:0:ffff:81.2.69.142", "[ip]"),
        ("http://81.2.69.142:8080/x", "http://[ip]:8080/x"),
        ("weibo.com/u/1234567890, weibo.com/1234567890", "weibo.com/u/[user], weibo.com/[user]"),
        ("https://al-s.livejournal.com/1234.html", "https://[user].livejournal.com"),
        ("al.blogspot.de.", "[user].blogspot.de."),
        ("http://al.wordpress.com/2017/", "http://[user].wordpress.com"),
        ("https://facebook.com/groups/1/user/5678/", "https://facebook.com/groups/1/user/[user]"),
        ("https://en.wikipedia.org/wiki/User:Al_S", "https://en.wikipedia.org/wiki/User:[user]"),
        ("https://ru.wikipedia.org/wiki/Участник:Ал", "https://ru.wikipedia.org/wiki/Участник:[user]"),
        ("skype: al_smith88, skype:alsmith?call, ig: @al.smith_1", "skype: [user], skype:[user], ig: [user]"),
        ("vk.com/id12345678, vk.com/wall12_3", "vk.com/[user], vk.com/[user]"),
        ("https://github.com/al", "https://github.com/[user]"),
        ("IBAN DE89 3704 0044 0532 0130 00 DANKE", "IBAN [account] DANKE"),
        ("GB82WEST12345698765432, TR33 0006 1005 1978 6457 8413 26", "[account], [account]"),
        ("IBAN nl91abna0417164300, gb82west12345698765432", "IBAN [account], [account]"),
        ("pay to DE89 3704 0044 0532 0130 01 please", "pay to [account] please"),
        ("Our IBAN is de89 3704 0044 0532 0130 01 now", "Our IBAN is [account] now"),
        ("IBAN DE89370400440532013000, DE89370400440532013001", "IBAN [account], DE89370400440532013001"),
        ("IBAN DE89370400440532013 thanks", "IBAN [account] thanks"),
        ("card 4111 1111 1111 1111 or 5500-0000-0000-0004", "card [account] or [account]"),
        ("4111111111111111, 3782 822463 10005", "[account], [account]"),
        ("４１１１　１１１１　１１１１　１１１１", "[account]"),
    ],
)  # fmt: skip
def test_what_leads_to_a_person_is_masked(text: str, masked: str) -> None:
    assert mask_identifiers(text)[0] == masked
    assert mask_identifiers(masked) == (masked, ())


@pytest.mark.parametrize(
    "text",
    [
        "facebook.com/groups/syria https://twitter.com/search?q=idlib https://youtube.com/watch?v=abc",
        "https://google.com/maps/@48.5734,37.9921,15z google.com/maps/place/Town/@48.5734,37.9921,15z/data=!4b1",
        "https://github.com/features and github.com/customer-stories",
        "rule 3.2.1.4, clause 8.8.8.8, Regel 8.8.4.4 and п. 8.8.8.8",
        "the IBAN system de12 and so on in 2024",
        "https://twitter.com/ and fox.com/al and netflix.com/title and pic.twitter.com/abc",
        "from 127.0.0.1, 0.0.0.0, 203.0.113.7 and 999.1.1.1",
        "10.2.1, version 10.2.1.4, Android 10.2.1.4, macOS 10.15.7.1",
        "36.2021, 37.1343 at 05:06:07:08:09:10, ff:ff:ff:ff:ff:ff, de:ad:be:ef, cafe.face.beef",
        "a1:b2:c3:d4:e5:f6:a7:b8 is a fingerprint",
        "t.me/al_channel/123 https://t.me/s/news patreon.com/posts/1",
        "steamcommunity.com/app/440 discord.com/channels/1/2",
        "https://x.com/BBCBreaking/status/12, facebook.com/cnn and x.com/Reuters.",
        "v1.2.3.4, version 81.2.69.142, 1.2.3.4.5, 81.2.69.142/x",
        "10:30:45 2014:12:01 2020:2021",
        "vk.com/video-123_456 vk.com/club123 vk.com/wall-1_2 https://t.me/s/channel",
        "https://www.wordpress.com/al en.blog.wordpress.com en.wikipedia.org/wiki/Battle_of_Aleppo",
        "Twitter: banned. Skype: great. Facebook: they lie, Telegram: 2014",
        "DE89370400440532013001, GB00WEST12345698765432, AB12 3456 7890 1234 5678",
        "4111 1111 1111 1112, 1234567890123456, 2011 2012 2013 2016, 2254 2118 1701 2231, 0000 0000 0000 0000",
        "tweet 1234567890123456789, 37S DV 12345 67890, ISBN 978-3-16-148410-0",
    ],
)
def test_what_leads_to_nobody_stays(text: str) -> None:
    assert mask_identifiers(text) == (text, ())


@given(
    st.lists(
        st.sampled_from(
            [
                "x.com/",
                "al",
                "@",
                "/",
                " ",
                "8.8.8.8",
                ".",
                "https://",
                "2001:db8::1",
                "::ffff:192.168.0.1",
                "[user]",
                ".tumblr.com",
                "skype:",
                "ig: ",
                "_1",
                "4111 1111 1111 1111",
                "GB82WEST12345698765432",
                "[account]",
                "00:1b:44:11:3a:b7",
                "10.0.0.1",
                "[mac]",
                "-",
            ]
        )
    )
)
def test_masked_text_is_canonical_and_stays_as_it_is(pieces: list[str]) -> None:
    masked, changes = mask_identifiers("".join(pieces))

    assert canonical(masked).text == masked
    assert (masked == "".join(pieces)) == (not changes)
    assert mask_identifiers(masked) == (masked, ())
