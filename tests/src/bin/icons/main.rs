//! Renders `icons/counterfoil.svg` to the sizes and containers the platforms ask for.

mod containers;

use std::fs;

use counterfoil_tests::{Problem, Result, paths};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Single pictures: name and size.
const PICTURES: [(&str, u32); 4] = [
    ("32x32.png", 32),
    ("128x128.png", 128),
    ("128x128@2x.png", 256),
    ("icon.png", 512),
];
/// Windows.
const ICO: [u32; 6] = [16, 24, 32, 48, 64, 256];
/// macOS: size and the type that its container names it by.
const ICNS: [(u32, &[u8; 4]); 8] = [
    (16, b"icp4"),
    (32, b"icp5"),
    (32, b"ic11"),
    (64, b"ic12"),
    (128, b"ic07"),
    (256, b"ic08"),
    (512, b"ic09"),
    (1024, b"ic10"),
];

fn main() -> Result<()> {
    let folder = paths::root().join("icons");
    let text = fs::read_to_string(folder.join("counterfoil.svg"))?;
    let tree = Tree::from_str(&text, &Options::default())?;
    for (name, size) in PICTURES {
        fs::write(folder.join(name), render(&tree, size)?)?;
    }
    let ico: Result<Vec<_>> = ICO.iter().map(|&size| Ok((size, render(&tree, size)?))).collect();
    fs::write(folder.join("icon.ico"), containers::ico(&ico?))?;
    let icns: Result<Vec<_>> = ICNS
        .iter()
        .map(|&(size, kind)| Ok((*kind, render(&tree, size)?)))
        .collect();
    fs::write(folder.join("icon.icns"), containers::icns(&icns?))?;
    println!("  Rendered icons/ from counterfoil.svg.");
    Ok(())
}

fn render(tree: &Tree, size: u32) -> Result<Vec<u8>> {
    let mut pixels = Pixmap::new(size, size).ok_or("a picture needs a size")?;
    #[expect(clippy::cast_precision_loss, reason = "sizes are small")]
    let scale = size as f32 / tree.size().width();
    resvg::render(tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(Problem::from)
}
