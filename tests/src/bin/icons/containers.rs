//! The two icon containers, each around finished PNG pictures.

/// A Windows icon: a directory, then the pictures.
pub fn ico(pictures: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut file = vec![0, 0, 1, 0];
    file.extend(short(pictures.len()));
    let mut offset = 6 + 16 * pictures.len();
    for (size, png) in pictures {
        // 0 stands for 256.
        let side = if *size >= 256 { 0 } else { size.to_le_bytes()[0] };
        // Width, height, no palette, reserved; then planes and bits a pixel.
        file.extend([side, side, 0, 0, 1, 0, 32, 0]);
        file.extend(long(png.len()).to_le_bytes());
        file.extend(long(offset).to_le_bytes());
        offset += png.len();
    }
    for (_, png) in pictures {
        file.extend(png);
    }
    file
}

/// A macOS icon: each picture behind its type and length.
pub fn icns(pictures: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let whole: usize = 8 + pictures.iter().map(|(_, png)| 8 + png.len()).sum::<usize>();
    let mut file = b"icns".to_vec();
    file.extend(long(whole).to_be_bytes());
    for (kind, png) in pictures {
        file.extend(kind);
        file.extend(long(8 + png.len()).to_be_bytes());
        file.extend(png);
    }
    file
}

fn short(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes()
}

fn long(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ico_points_at_its_pictures() {
        let file = ico(&[(16, vec![1, 2, 3]), (256, vec![4])]);
        assert_eq!(file[..6], [0, 0, 1, 0, 2, 0]);
        assert_eq!(file[6], 16);
        assert_eq!(file[22], 0);
        assert_eq!(file[18..22], 38_u32.to_le_bytes());
        assert_eq!(file[34..38], 41_u32.to_le_bytes());
        assert_eq!(file[38..], [1, 2, 3, 4]);
    }

    #[test]
    fn an_icns_says_how_long_it_is() {
        let file = icns(&[(*b"ic07", vec![9, 9])]);
        assert_eq!(
            file,
            [b"icns".as_slice(), &[0, 0, 0, 18], b"ic07", &[0, 0, 0, 10, 9, 9]].concat()
        );
    }
}
